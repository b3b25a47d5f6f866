//! Every hit with its score, out of tantivy: the best ten are not enough where fiches are grouped and facets counted.

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

/// The field with the place of a service in the list.
pub(super) const ORDINAL: &str = "ordinal";

/// Collects every hit with its score: grouping to fiches and counting facets needs them all.
pub(super) struct AllScores;

pub(super) struct SegmentScores {
    ordinals: Column<u64>,
    scores: Vec<(usize, Score)>,
}

impl Collector for AllScores {
    type Fruit = Vec<(usize, Score)>;
    type Child = SegmentScores;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<SegmentScores> {
        Ok(SegmentScores { ordinals: segment.fast_fields().u64(ORDINAL)?, scores: Vec::new() })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, segments: Vec<Vec<(usize, Score)>>) -> tantivy::Result<Self::Fruit> {
        Ok(segments.into_iter().flatten().collect())
    }
}

impl SegmentCollector for SegmentScores {
    type Fruit = Vec<(usize, Score)>;

    fn collect(&mut self, document: DocId, score: Score) {
        if let Some(ordinal) = self.ordinals.first(document) {
            self.scores.push((usize::try_from(ordinal).unwrap_or(usize::MAX), score));
        }
    }

    fn harvest(self) -> Self::Fruit {
        self.scores
    }
}
