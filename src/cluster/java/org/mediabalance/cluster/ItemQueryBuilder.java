package org.mediabalance.cluster;

import java.io.IOException;
import org.apache.lucene.search.Query;
import org.mediabalance.index.IndexSchema;
import org.mediabalance.study.InputException;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;
import org.opensearch.core.xcontent.ConstructingObjectParser;
import org.opensearch.core.ParseField;
import org.opensearch.core.xcontent.XContentBuilder;
import org.opensearch.core.xcontent.XContentParser;
import org.opensearch.index.query.AbstractQueryBuilder;
import org.opensearch.index.query.QueryShardContext;
import org.opensearch.index.query.QueryShardException;

/** {@code {"mediabalance": {"query": "stance:pro AND референдум"}}}: a query that each node reads as a local index does. */
final class ItemQueryBuilder extends AbstractQueryBuilder<ItemQueryBuilder> {
    private static final ParseField TEXT = new ParseField("query");
    private static final ConstructingObjectParser<ItemQueryBuilder, Void> PARSER = new ConstructingObjectParser<>(
            IndexSchema.QUERY, values -> new ItemQueryBuilder((String) values[0]));

    static {
        PARSER.declareString(ConstructingObjectParser.constructorArg(), TEXT);
        declareStandardFields(PARSER);
    }

    private final String text;

    private ItemQueryBuilder(String text) {
        this.text = text;
    }

    ItemQueryBuilder(StreamInput in) throws IOException {
        super(in);
        this.text = in.readString();
    }

    static ItemQueryBuilder parse(XContentParser parser) {
        return PARSER.apply(parser, null);
    }

    @Override
    protected void doWriteTo(StreamOutput out) throws IOException {
        out.writeString(text);
    }

    @Override
    protected void doXContent(XContentBuilder builder, Params params) throws IOException {
        builder.startObject(IndexSchema.QUERY).field(TEXT.getPreferredName(), text);
        printBoostAndQueryName(builder);
        builder.endObject();
    }

    @Override
    protected Query doToQuery(QueryShardContext context) {
        try {
            return IndexSchema.query(text);
        } catch (InputException e) {
            throw new QueryShardException(context, e.getMessage(), e);
        }
    }

    @Override
    protected boolean doEquals(ItemQueryBuilder other) {
        return text.equals(other.text);
    }

    @Override
    protected int doHashCode() {
        return text.hashCode();
    }

    @Override
    public String getWriteableName() {
        return IndexSchema.QUERY;
    }
}
