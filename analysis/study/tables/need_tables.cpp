// Columns and table of the index; single figures always stand beside it (domain.md 2.1.3).

#include "analysis/study/tables/need_tables.h"

#include "analysis/study/tables/flagged_columns.h"
#include "analysis/study/tables/result_columns.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::Text;
using geo::text;

constexpr double kHundred = 100;
constexpr int kIndexDecimals = 1;

FlaggedValue not_there() {
  FlaggedValue value;
  value.flag = geo::ValueFlag::NotApplicable;
  return value;
}

FlaggedValue hundredths(const std::optional<double>& value) {
  return value ? plain_value(*value * kHundred) : not_there();
}

/// Rows of the table: the planning areas, then the units.
struct Rows {
  std::size_t sozialraeume = 0;
  std::size_t units = 0;
};

/// One value a row: first of the planning areas, then of the units.
template <typename OfSozialraum, typename OfUnit>
auto both(const Rows& rows, const OfSozialraum& of_sozialraum, const OfUnit& of_unit) {
  std::vector<decltype(of_unit(std::size_t{}))> values;
  for (std::size_t row = 0; row < rows.sozialraeume; ++row) values.push_back(of_sozialraum(row));
  for (std::size_t row = 0; row < rows.units; ++row) values.push_back(of_unit(row));
  return values;
}

Text joined(const Text& words, const Text& more) {
  return {words.de + more.de, words.en + more.en};
}

Text level_words(const AreaValue& value) {
  if (value.value.missing()) return {};
  Text words = level_name(value.level);
  if (value.coarser) words = joined(words, {" (größere Einheit)", " (larger unit)"});
  if (value.by_base) words = joined(words, {", gewichtetes Mittel", ", weighted mean"});
  if (value.small_base) words = joined(words, {", kleine Basis", ", small base"});
  return words;
}

void add_indicators(const RunState& state, const NeedResult& need, const Rows& rows,
                    geo::TableBuilder& builder) {
  for (std::size_t i = 0; i < state.inputs.indicators.size(); ++i) {
    const IndicatorTable& table = state.inputs.indicators[i];
    const std::string name = columns::indicator_column(table.spec.key);
    const auto sr = [&](std::size_t row) -> const AreaValue& { return need.sr_values[i][row]; };
    builder.add(number_column(name, table.spec.title, table.spec.unit,
                              figure_decimals(table.values),
                              both(
                                  rows, [&](std::size_t row) { return sr(row).value; },
                                  [&](std::size_t row) { return table.values[row]; })));
    builder.add(number_column(name + "_base",
                              {table.spec.title.de + ": Basis", table.spec.title.en + ": base"}, "",
                              kInteger,
                              both(
                                  rows, [&](std::size_t row) { return sr(row).denominator; },
                                  [&](std::size_t row) { return table.areas[row].denominator; })));
    builder.add(text_column(name + "_level",
                            {table.spec.title.de + ": Ebene", table.spec.title.en + ": level"},
                            both(
                                rows, [&](std::size_t row) { return level_words(sr(row)); },
                                [&](std::size_t row) { return level_words(table.areas[row]); })));
  }
}

FlaggedValue rank_value(std::size_t rank) {
  return rank > 0 ? plain_value(static_cast<double>(rank)) : not_there();
}

Text status_words(const StatusCell& cell) {
  if (!cell.status) return {};
  return joined(status_name(*cell.status),
                cell.certain ? Text() : text(" (unsicher)", " (uncertain)"));
}

/// Columns of one outcome, or of two below each other.
class IndexColumns {
 public:
  IndexColumns(const RunState& state, const NeedResult& need, const Rows& rows)
      : spec_(*state.study.need.index),
        need_(need),
        rows_(rows),
        options_{.min_residents = spec_.min_residents, .min_data_share = spec_.min_data_share} {}

  void add(geo::TableBuilder& builder) const {
    number(builder, columns::kIndex, spec_.title, "",
           [](const IndexOutcome& o, std::size_t i) { return hundredths(o.index.areas[i].index); });
    number(builder, columns::kIndexLowest, text("Index mindestens", "Index at least"), "",
           [](const IndexOutcome& o, std::size_t i) {
             return plain_value(o.index.areas[i].lowest * kHundred);
           });
    number(builder, columns::kIndexHighest, text("Index höchstens", "Index at most"), "",
           [](const IndexOutcome& o, std::size_t i) {
             return plain_value(o.index.areas[i].highest * kHundred);
           });
    number(builder, columns::kIndexShare, text("Datenanteil im Index", "Share of data in index"),
           "%", [](const IndexOutcome& o, std::size_t i) {
             return plain_value(o.index.areas[i].data_share * kHundred);
           });
    add_ranks(builder);
    words(builder, columns::kIndexStatus, text("Status", "Status"),
          [](const IndexOutcome& o, std::size_t i) { return status_words(o.status[i]); });
    words(builder, columns::kIndexDynamics, text("Dynamik", "Dynamics"),
          [](const IndexOutcome& o, std::size_t i) {
            const auto& found = o.status[i].dynamics;
            return found ? dynamics_name(*found) : Text();
          });
    words(builder, columns::kIndexState, text("Stand im Index", "State in index"),
          [this](const IndexOutcome& o, std::size_t i) {
            return state_text(o.index.areas[i].state, options_);
          });
  }

 private:
  template <typename Of>
  auto values(const Of& of) const {
    return both(
        rows_, [&](std::size_t row) { return of(*need_.sozialraeume, row); },
        [&](std::size_t row) { return of(*need_.units, row); });
  }
  void add_ranks(geo::TableBuilder& builder) const {
    const auto rank = [&](const char* name, Text title, auto of) {
      builder.add(number_column(name, std::move(title), "", kInteger, values(of)));
    };
    rank(columns::kIndexRank, text("Rang im Index (1 = höchster Bedarf)", "Rank in index"),
         [](const IndexOutcome& o, std::size_t i) {
           return rank_value(o.index.areas[i].rank.value_or(0));
         });
    rank(columns::kIndexRankBest,
         text("Rang ohne je einen Indikator, von", "Rank without one, from"),
         [](const IndexOutcome& o, std::size_t i) { return rank_value(o.index.rank_best[i]); });
    rank(columns::kIndexRankWorst,
         text("Rang ohne je einen Indikator, bis", "Rank without one, to"),
         [](const IndexOutcome& o, std::size_t i) { return rank_value(o.index.rank_worst[i]); });
  }

  template <typename Of>
  void number(geo::TableBuilder& builder, const char* name, Text title, const char* unit,
              const Of& of) const {
    builder.add(number_column(name, std::move(title), unit, kIndexDecimals, values(of)));
  }
  template <typename Of>
  void words(geo::TableBuilder& builder, const char* name, Text title, const Of& of) const {
    builder.add(text_column(name, std::move(title), values(of)));
  }

  const IndexSpec& spec_;
  const NeedResult& need_;
  Rows rows_;
  IndexOptions options_;
};

void add_areas(const RunState& state, const Rows& rows, geo::TableBuilder& builder) {
  const geo::Table& units = state.inputs.boundaries.table();
  const auto& input = state.inputs.sozialraeume;
  const auto words = [&](const char* name, Text title, auto of_sozialraum, auto of_unit) {
    builder.add(text_column(name, std::move(title), both(rows, of_sozialraum, of_unit)));
  };
  const auto one = [&](std::size_t row) -> const Sozialraum& { return input->areas.list[row]; };
  words(
      "kind", text("Art", "Kind"), [&](std::size_t row) { return one(row).kind; },
      [](std::size_t) { return std::string("Gemeinde"); });
  words(
      "key", text("Schlüssel", "Key"), [&](std::size_t row) { return one(row).id; },
      [&](std::size_t row) { return units.text("key")[row]; });
  words(
      "name", text("Name", "Name"), [&](std::size_t row) { return one(row).name; },
      [&](std::size_t row) { return units.text("name")[row]; });
  words(
      "settlement", text("Siedlungstyp", "Settlement"),
      [&](std::size_t row) { return settlement_name(one(row).settlement); },
      [](std::size_t) { return Text(); });
  words(
      "resolution", text("Beschluss", "Resolution"),
      [&](std::size_t row) { return one(row).resolution; },
      [](std::size_t) { return std::string(); });
  builder.add(number_column("members", text("Gebiete", "Members"), "", kInteger,
                            both(
                                rows,
                                [&](std::size_t row) {
                                  return input->drawn.empty()
                                             ? plain_value(double(one(row).members.size()))
                                             : not_there();
                                },
                                [](std::size_t) { return not_there(); })));
}

void add_persons(const RunState& state, const NeedResult& need, const Rows& rows,
                 geo::TableBuilder& builder) {
  if (need.residents.empty()) return;
  builder.add(number_column(columns::kResidents, text("Einwohner", "Residents"), "Personen",
                            kInteger,
                            both(
                                rows, [&](std::size_t row) { return need.sr_residents[row]; },
                                [&](std::size_t row) { return need.residents[row]; })));
  const auto children = state.groups.find(state.study.coverage.group);
  if (children == state.groups.end() || rows.sozialraeume == 0) return;
  const PlacedGroup& group = children->second;
  const std::vector<Count> counts = count_by_unit(group.values, group.placed->unit, state.units());
  builder.add(number_column(columns::kChildren, state.study.group(children->first).title,
                            "Personen", kInteger,
                            both(
                                rows, [&](std::size_t row) { return need.sr_children[row]; },
                                [&](std::size_t row) { return persons_of(counts[row]); })));
}

}  // namespace

void add_index_columns(const RunState& state, const NeedResult& need, geo::TableBuilder& builder) {
  if (need.units) IndexColumns(state, need, {0, state.units()}).add(builder);
}

void add_sozialraum_index(const RunState& state, const NeedResult& need,
                          geo::TableBuilder& builder) {
  if (!need.sozialraeume) return;
  IndexColumns(state, need, {state.inputs.sozialraeume->areas.list.size(), 0}).add(builder);
}

geo::Table sozialindex_table(const RunState& state, const NeedResult& need) {
  if (!need.units && !state.inputs.sozialraeume) return {};
  const Rows rows{state.inputs.sozialraeume ? state.inputs.sozialraeume->areas.list.size() : 0,
                  state.units()};
  geo::TableBuilder builder;
  add_areas(state, rows, builder);
  add_persons(state, need, rows, builder);
  add_indicators(state, need, rows, builder);
  if (need.units) IndexColumns(state, need, rows).add(builder);
  return std::move(builder).build();
}

}  // namespace nahraum::analysis
