package org.mediabalance.extract;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Drops lines by which the site talks to its reader instead of telling the story: "read also", "subscribe", photo and
 * agency credits. Phrases of Kazakh, Russian, English and the languages of the reference pages; a line that begins like
 * one but is a full sentence without a link stays.
 */
final class CallsToAction implements TextStep {
    private static final int BEGINNING_MAX = 250;
    private static final int LABEL_MAX = 60;
    private static final int ANYWHERE_MAX = 300;
    private static final String ENGLISH = """
            read (?:more|also|next)
            see (?:also|more)
            also read
            more (?:from|on|great|stories)
            related
            you (?:may|might) also
            don.?t miss
            (?:watch|listen) ?[:|]
            advert(?:isement)?\\b
            sponsored
            share (?:this|your|on)
            like this story
            follow (?:us|@|the )
            sign up
            subscribe
            get (?:the|our|notified)
            click here
            tell us what
            join (?:us|our|the conversation)
            (?:filed under|tags?):
            comments?$
            leave a comment
            photo(?:s|graphs?)?:
            photo by
            image (?:source|credit)
            getty images
            caption$
            close$
            back to gallery
            copyright
            ©
            all rights reserved
            (?:additional )?reporting by
            write to |reach the reporter
            with (?:files|reporting) from
            editor.s note
            (?:last )?(?:published|updated):?\\s
            up next
            """;
    private static final String RUSSIAN = """
            читайте (?:также|ещ[её])
            читать (?:также|далее)
            смотрите также
            подробнее
            подпи(?:сыва|ши)(?:йт|т)есь
            поделиться
            следите за
            реклама
            (?:фото|источник|теги):
            комментари[ийя]+$
            по теме
            больше новостей
            оставить комментарий
            присоединяйтесь
            """;
    private static final String KAZAKH = """
            сондай-ақ
            тағы оқыңыз
            оқи отырыңыз
            толығырақ
            жазылыңыз
            бөлісу
            сурет:
            фото(?:сы)?:
            жарнама
            пікір(?:лер)?$
            ұқсас
            біздің telegram
            """;
    private static final String OTHERS = """
            lesen sie|lest |weiterlesen|jetzt abonnieren|newsletter|externer inhalt|quelle:|anzeige
            mehr (?:zum|dazu|themen|infos)
            über dieses thema|passend zum|fehler gefunden|darum gehts
            mit (?:informationen|material)\\s
            lire aussi|à lire|publicité|s.abonner|abonnez|publié le
            leia (?:também|mais)|veja (?:também|mais)|publicidade
            lee también|te puede interesar|más información|publicidad
            leggi anche|pubblicità|czytaj (?:więcej|także)|reklama
            läs (?:mer|också)|les også|lees ook|iklan|baca juga|ikuti
            """;
    private static final Pattern BEGINNING = Pattern.compile(
            Stream.of(ENGLISH, RUSSIAN, KAZAKH, OTHERS).flatMap(String::lines)
                    .collect(Collectors.joining("|", "[^\\p{L}\\p{N}©]*(?:", ")")),
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final List<String> ANYWHERE = List.of("contributed to this report", "contributed to this story",
            "contributed to this article", "newsletter", "sign up for our", "sign up for the", "sign up to our",
            "telegram-канал", "telegram канал", "telegram-арна", "whatsapp-kanal", "whatsapp channel", "подписывайтесь",
            "подпишитесь", "жазылыңыз", "click here", "clicking here", "all rights reserved", "requires javascript",
            "enable javascript", "affiliate link");

    @Override
    public void apply(Draft draft) {
        for (int i = draft.from(); i < draft.to(); i++) {
            if (!draft.isOut(i) && isCall(draft.block(i))) {
                draft.drop(i);
            }
        }
    }

    private static boolean isCall(Block block) {
        boolean story = block.length() >= LABEL_MAX && block.linkChars() == 0 && block.endsWithFullStop();
        return !story && block.length() <= BEGINNING_MAX && BEGINNING.matcher(block.text()).lookingAt()
                || isCallAnywhere(block);
    }

    private static boolean isCallAnywhere(Block block) {
        String text = block.length() <= ANYWHERE_MAX ? block.text().toLowerCase(Locale.ROOT) : "";
        return ANYWHERE.stream().anyMatch(text::contains);
    }
}
