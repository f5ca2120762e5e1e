package org.mediabalance.cluster;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.analysis.Analyzer;
import org.mediabalance.index.IndexSchema;
import org.opensearch.index.analysis.AbstractIndexAnalyzerProvider;
import org.opensearch.index.analysis.AnalyzerProvider;
import org.opensearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.opensearch.plugins.AnalysisPlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.plugins.SearchPlugin;

/** What an OpenSearch node loads: the analyzers and the query of {@link IndexSchema}, by their names there. */
public final class MediaBalancePlugin extends Plugin implements AnalysisPlugin, SearchPlugin {

    /** OpenSearch makes one per node. */
    public MediaBalancePlugin() {
    }

    @Override
    public Map<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>> getAnalyzers() {
        Map<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>> providers = new TreeMap<>();
        IndexSchema.analyzers().forEach((kind, maker) -> providers.put(kind, (index, environment, name, settings) -> {
            // One for each index, because an index closes its own.
            Analyzer analyzer = maker.get();
            return new AbstractIndexAnalyzerProvider<>(index, name, settings) {
                @Override
                public Analyzer get() {
                    return analyzer;
                }
            };
        }));
        return providers;
    }

    @Override
    public List<QuerySpec<?>> getQueries() {
        return List.of(new QuerySpec<>(IndexSchema.QUERY, ItemQueryBuilder::new, ItemQueryBuilder::parse));
    }
}
