package org.mediabalance.index;

/** What a person who types a query needs to know; shown by {@code --help} and beside the search box. */
public final class QueryHelp {
    /** Plain text, lines of at most 100 columns. */
    public static final String TEXT = """
            Words are looked for in title and text, in all their Kazakh, Russian and English forms; all words must occur.
              референдум сайлау            both words
              референдум OR поправки       either word;  NOT word or -word leaves items out;  ( ) group
              "выносимый на референдум"    the phrase;  "два слова"~5 with up to five words between
              конституц*                   words that begin so (two letters or more before the *)
              референдом~                  words that differ in up to two letters
              казакстан                    Kazakh typed with Russian letters finds Қазақстан
            Fields:
              title: text:                 only there
              transcript:референдум        words a machine heard in clips without captions, or read off the picture
              outlet:khabar  owner:state  language:kk  kind:clip  url:https*  id:  story:
              day:2022-05-23  day:[2022-05-23 TO 2022-06-03]  day:[* TO 2022-06-01]  day:2022-05*  day:unknown
              stance:pro contra neutral    class of the HUMAN code;  left_out: not relevant or unusable;  uncoded: no code yet
              code:pro contra mixed no_position not_relevant unusable uncoded       the HUMAN code
              coder:aigul                  coded by her;  coder:aigul=pro  coded pro by her
              machine:pro contra neutral   what the MACHINE says;  left_out: not relevant;  none: not classified
              reviewed:pro contra neutral  as machine:, but the human class where people looked at the least certain items
              programme:news  hour:09 (local; or unknown)
              state:distinct repeat not_relevant out_of_period undated    what became of the item
              repeat:yes no                whether the outlet had shown the same before
            Human and machine codes are never mixed: stance: and code: are people's, machine: is the model's.
            Example:  stance:pro AND outlet:khabar AND day:[2022-05-23 TO 2022-06-03]
            """;

    private QueryHelp() {
    }
}
