// Audit and scenarios of Verbuende, as printed and exported.

#include "analysis/study/steps/verbund_step.h"
#include "analysis/study/tables/flagged_columns.h"
#include "analysis/study/tables/result_columns.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::Text;
using geo::text;

Text whole_kreis() { return {"Kreis insgesamt", "Whole county"}; }

template <typename Items, typename Value>
auto texts(const Items& items, Value value) {
  std::vector<std::decay_t<decltype(value(*std::begin(items)))>> values;
  for (const auto& item : items) values.push_back(value(item));
  return values;
}

template <typename Items, typename Value>
FlaggedValues numbers(const Items& items, Value value) {
  FlaggedValues values;
  for (const auto& item : items) values.push_back(value(item));
  return values;
}

/// Rounded as it is printed, so that a file shows what people read.
FlaggedValue rounded(FlaggedValue value, int decimals) {
  if (!value.missing())
    value.value = geo::parse_plain_number(geo::fixed_number(value.value, decimals)).value();
  return value;
}

FlaggedValue not_applicable() {
  FlaggedValue value;
  value.flag = geo::ValueFlag::NotApplicable;
  return value;
}

struct CheckRow {
  std::string id;
  Text name;
  const CheckOutcome* check = nullptr;
};

std::vector<CheckRow> check_rows(const StudyResult& study, const VerbundResult& result) {
  std::vector<CheckRow> rows;
  for (const VerbundAudit& audit : result.audits) {
    const Verbund& verbund = study.inputs.verbuende[audit.verbund.value];
    for (const CheckOutcome& check : audit.checks)
      rows.push_back({verbund.id, geo::same_text(verbund.name), &check});
  }
  for (const CheckOutcome& check : result.kreis.checks) rows.push_back({"", whole_kreis(), &check});
  return rows;
}

Text list_text(const CheckOutcome& check) {
  Text all;
  for (const Text& item : check.list) {
    all.de += (all.de.empty() ? "" : "; ") + item.de;
    all.en += (all.en.empty() ? "" : "; ") + item.en;
  }
  return all;
}

geo::Table audit_table(const StudyResult& study, const VerbundResult& result) {
  const std::vector<CheckRow> rows = check_rows(study, result);
  const auto text_of = [&](const char* name, geo::Text title, auto value) {
    return text_column(name, std::move(title),
                       texts(rows, [&](const CheckRow& row) { return value(*row.check); }));
  };
  const auto number_of = [&](const char* name, geo::Text title, auto member) {
    return number_column(name, std::move(title), "", 2, numbers(rows, [&](const CheckRow& row) {
                           return rounded(row.check->*member, row.check->decimals);
                         }));
  };
  using C = const CheckOutcome&;
  geo::TableBuilder builder;
  builder.add(text_column("verbund_id", text("Verbund-Nr.", "Verbund no."),
                          texts(rows, [](const CheckRow& row) { return row.id; })));
  builder.add(text_column("name", text("Verbund", "Verbund"),
                          texts(rows, [](const CheckRow& row) { return row.name; })));
  builder.add(text_of("check", text("Prüfung", "Check"), [](C c) { return c.id; }));
  builder.add(text_of("part", text("Teil (Kürzel)", "Part (code)"), [](C c) { return c.part; }));
  builder.add(text_of("title", text("Was", "What"), [](C c) { return c.title; }));
  builder.add(number_of("number", text("Zahl", "Number"), &CheckOutcome::number));
  builder.add(text_of("unit", text("Einheit", "Unit"), [](C c) { return c.unit; }));
  builder.add(
      number_of("under_3", text("davon unter 3 Jahren", "Under 3"), &CheckOutcome::under_3));
  builder.add(number_of("from_3", text("davon ab 3 Jahren", "From 3 on"), &CheckOutcome::from_3));
  builder.add(text_of("state", text("Stand", "State"), [](C c) { return state_name(c.state); }));
  builder.add(text_of("limit", text("Grenze", "Limit"), [](C c) { return c.limit; }));
  builder.add(text_of("basis", text("Herkunft der Grenze", "Basis of the limit"),
                      [](C c) { return c.basis; }));
  builder.add(text_of("note", text("Anmerkung", "Note"), [](C c) { return c.note; }));
  builder.add(text_of("list", text("Liste", "List"), list_text));
  return std::move(builder).build();
}

FlaggedValue whole_number(std::size_t n) { return plain_value(static_cast<double>(n)); }

geo::Table kreis_table(const StudyResult& study, const VerbundResult& result) {
  const std::vector<SozialraumCover>& rows = result.kreis.rows;
  using Row = const SozialraumCover&;
  geo::TableBuilder builder;
  builder.add(text_column(
      "sozialraum", text("Sozialraum", "Sozialraum"), texts(rows, [&](Row row) {
        return row.sozialraum < 0
                   ? whole_kreis()
                   : geo::same_text(result.sozialraeume[static_cast<std::size_t>(row.sozialraum)]);
      })));
  builder.add(number_column("thekiz", text("ThEKiZ", "ThEKiZ"), "", kInteger,
                            numbers(rows, [](Row row) { return whole_number(row.thekiz); })));
  builder.add(number_column("members", text("Kitas in Verbünden", "Kitas in Verbünde"), "",
                            kInteger,
                            numbers(rows, [](Row row) { return whole_number(row.members); })));
  const auto ways = audit_ways(study.study);
  bool children = false;
  for (const AuditRole role : kAllAuditRoles) {
    const auto r = static_cast<std::size_t>(role);
    if (!ways[r]) continue;
    if (!std::exchange(children, true))
      builder.add(number_column(
          "children", study.study.group(study.study.coverage.group).title, "Personen", kInteger,
          numbers(rows, [r](Row row) { return persons_of(row.all[r].all); })));
    const geo::Text& mode = study.study.mode(ways[r]->mode).title;
    const std::string minutes = geo::plain_number(ways[r]->limit.count());
    const std::string code(role_code(role));
    builder.add(number_column(
        "share_" + code,
        {fmt::format("Anteil erreicht in {} Minuten {}", minutes, mode.de),
         fmt::format("Share reached in {} minutes {}", minutes, mode.en)},
        "%", 1, numbers(rows, [r](Row row) { return percent_of(row.all[r].share()); })));
    builder.add(number_column(
        "share_u3_" + code,
        {fmt::format("davon unter 3 Jahren, {}", mode.de), fmt::format("under 3, {}", mode.en)},
        "%", 1, numbers(rows, [r](Row row) { return percent_of(row.under_3[r].share()); })));
  }
  return std::move(builder).build();
}

struct ChangeRow {
  const VerbundScenarioResult* scenario = nullptr;
  const CheckChange* change = nullptr;  ///< null = nothing changes
};

FlaggedValue difference(const CheckChange& change) {
  if (change.before.missing() || change.after.missing()) return not_applicable();
  return rounded(plain_value(change.after.value - change.before.value), change.decimals);
}

geo::Table scenario_table(const StudyResult& study, const VerbundResult& result) {
  std::vector<ChangeRow> rows;
  for (const VerbundScenarioResult& scenario : result.scenarios) {
    for (const CheckChange& change : scenario.changes) rows.push_back({&scenario, &change});
    if (scenario.changes.empty()) rows.push_back({&scenario, nullptr});
  }
  using C = const CheckChange&;
  const auto text_of = [&](const char* name, geo::Text title, auto value) {
    return text_column(name, std::move(title), texts(rows, [&](const ChangeRow& row) {
                         return row.change == nullptr ? decltype(value(*row.change))()
                                                      : value(*row.change);
                       }));
  };
  const auto number_of = [&](const char* name, geo::Text title, auto value) {
    return number_column(name, std::move(title), "", 2, numbers(rows, [&](const ChangeRow& row) {
                           return row.change == nullptr ? not_applicable() : value(*row.change);
                         }));
  };
  const auto verbund = [&](C c) -> const Verbund& {
    return study.inputs.verbuende[c.verbund.value];
  };
  geo::TableBuilder builder;
  builder.add(text_column("scenario", text("Szenario", "Scenario"),
                          texts(rows, [](const ChangeRow& r) { return r.scenario->title; })));
  builder.add(text_of("verbund_id", text("Verbund-Nr.", "Verbund no."),
                      [&](C c) { return verbund(c).id; }));
  builder.add(text_column("name", text("Verbund", "Verbund"), texts(rows, [&](const ChangeRow& r) {
                            return r.change == nullptr
                                       ? text("keine Zahl ändert sich", "no figure changes")
                                       : geo::same_text(verbund(*r.change).name);
                          })));
  builder.add(text_of("check", text("Prüfung", "Check"), [](C c) { return c.id; }));
  builder.add(text_of("part", text("Teil (Kürzel)", "Part (code)"), [](C c) { return c.part; }));
  builder.add(text_of("title", text("Was", "What"), [](C c) { return c.title; }));
  builder.add(number_of("before", text("vorher", "Before"),
                        [](C c) { return rounded(c.before, c.decimals); }));
  builder.add(number_of("after", text("nachher", "After"),
                        [](C c) { return rounded(c.after, c.decimals); }));
  builder.add(number_of("difference", text("Unterschied", "Difference"), difference));
  builder.add(text_of("unit", text("Einheit", "Unit"), [](C c) { return c.unit; }));
  builder.add(text_of("state_before", text("Stand vorher", "State before"),
                      [](C c) { return state_name(c.state_before); }));
  builder.add(text_of("state_after", text("Stand nachher", "State after"),
                      [](C c) { return state_name(c.state_after); }));
  return std::move(builder).build();
}

}  // namespace

void add_verbund_tables(const StudyResult& study, VerbundResult& result) {
  if (!result.computed) return;
  result.audit_table = audit_table(study, result);
  result.kreis_table = kreis_table(study, result);
  if (!result.scenarios.empty()) result.scenario_table = scenario_table(study, result);
}

}  // namespace nahraum::analysis
