#pragma once
// What a run says about need, as columns and as the table "sozialindex".

#include "analysis/study/need_result.h"
#include "analysis/study/steps/run_state.h"
#include "geo/layer/table.h"

namespace nahraum::analysis {

/// Columns of the units layer; none without [index].
void add_index_columns(const RunState& state, const NeedResult& need, geo::TableBuilder& builder);
/// The index of the planning areas; none without [index].
void add_sozialraum_index(const RunState& state, const NeedResult& need,
                          geo::TableBuilder& builder);
/// Planning areas, then units: single figures with base and level, then the index with its
/// interval. Without rows when the study has neither [sozialraeume] nor [index].
[[nodiscard]] geo::Table sozialindex_table(const RunState& state, const NeedResult& need);

}  // namespace nahraum::analysis
