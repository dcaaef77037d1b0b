// "vorausschau": Gemeinde x variant x year. "abdeckung_nach_jahren": the same by facility and
// limit.

#include "analysis/study/tables/forecast_tables.h"

#include <algorithm>

#include "analysis/study/forecast_words.h"
#include "analysis/study/result_parts.h"
#include "analysis/study/tables/flagged_columns.h"
#include "analysis/study/tables/result_columns.h"
#include "geo/core/numbers.h"

namespace nahraum::analysis {

namespace {

using geo::FlaggedValue;
using geo::Text;
using geo::text;
using geo::ValueFlag;

constexpr int kWholePersons = 0;  // expected numbers: whole for people, in full for programs
constexpr int kShareDecimals = 1;

FlaggedValue missing() { return {}; }

/// "ja" = larger than what chance alone explains.
Text firm_word(const ProjectedCount& later, const FlaggedValue& start) {
  if (later.value.missing() || start.missing()) return {};
  return yes_no(!includes_no_change(later, start));
}

/// Rows of boundaries, then the whole.
struct RowNames {
  std::vector<std::string> keys;
  std::vector<Text> names;
  std::vector<Text> variants;
  FlaggedValues years;

  void add(const RunState& state, const ForecastResult& forecast, const ForecastYear& year,
           std::size_t unit) {
    const geo::Table& units = state.inputs.boundaries.table();
    const bool whole = unit == state.units();
    keys.push_back(whole ? "" : units.text("key")[unit]);
    names.push_back(whole ? whole_name(forecast) : geo::same_text(units.text("name")[unit]));
    variants.push_back(forecast.variants[year.variant]);
    years.push_back(plain_value(year.year));
  }
  void add_to(geo::TableBuilder& builder) {
    builder.add(text_column("key", text("Schlüssel", "Key"), std::move(keys)));
    builder.add(text_column("name", text("Gebiet", "Area"), names));
    builder.add(text_column("variant", text("Variante", "Variant"), variants));
    builder.add(
        number_column("year", text("Jahr (31.12.)", "Year (31 December)"), "", kInteger, years));
  }

 private:
  static Text whole_name(const ForecastResult& forecast) {
    const auto left_out = std::count(forecast.known.begin(), forecast.known.end(), 0);
    if (left_out == 0) return whole_study();
    return {fmt::format("Untersuchungsgebiet ohne {} {} ohne Zahlen", left_out,
                        left_out == 1 ? "Gemeinde" : "Gemeinden"),
            fmt::format("Study area without {} {} without figures", left_out,
                        left_out == 1 ? "Gemeinde" : "Gemeinden")};
  }
};

/// Value and both ends of one class.
struct CountColumns {
  FlaggedValues value, lower, upper;
  void push_back(const ProjectedCount& count) {
    value.push_back(count.value);
    lower.push_back(unmarked(count.lower));
    upper.push_back(unmarked(count.upper));
  }
  void add_to(geo::TableBuilder& builder, const std::string& name, const geo::Text& title) const {
    const auto with = [&](const char* de, const char* en) {
      return geo::Text{title.de + de, title.en + en};
    };
    builder.add(number_column(name, title, "Personen", kWholePersons, value));
    builder.add(number_column(name + "_low", with(" mindestens", " at least"), "Personen",
                              kWholePersons, lower));
    builder.add(number_column(name + "_high", with(" höchstens", " at most"), "Personen",
                              kWholePersons, upper));
  }
};

/// Share covered of a unit at the start and in the year; missing where nothing is known.
struct SharePair {
  FlaggedValues start, later;
};

FlaggedValue start_share(const StudyResult& result, std::size_t coverage, std::size_t unit) {
  const ForecastResult& forecast = result.forecast;
  if (forecast.base) return percent_of(forecast.base->coverage[coverage].by_unit[unit].share());
  return percent_of(result.coverage[coverage].by_unit[unit].share());
}

bool is_known(const ForecastResult& forecast, std::size_t unit) {
  return unit == forecast.known.size() || forecast.known[unit] != 0;
}

geo::Text limit_title(const Study& study, const CoverageResult& coverage) {
  const geo::Text facility = facility_name(coverage.facilities);
  const geo::Text& mode = study.mode(coverage.mode).title;
  const std::string minutes = geo::plain_number(coverage.limit.count());
  return {fmt::format("{} in {} Minuten {}", facility.de, minutes, mode.de),
          fmt::format("{} within {} minutes {}", facility.en, minutes, mode.en)};
}

void add_share_columns(const RunState& state, const StudyResult& result,
                       geo::TableBuilder& builder) {
  const ForecastResult& forecast = result.forecast;
  const geo::Text start = start_words(forecast);
  for (std::size_t c = 0; c < result.coverage.size(); ++c) {
    const CoverageResult& coverage = result.coverage[c];
    if (coverage.facilities != result.study.coverage.facilities) continue;
    SharePair shares;
    for (const ForecastYear& year : forecast.years) {
      for (std::size_t unit = 0; unit <= state.units(); ++unit) {
        const bool known = is_known(forecast, unit);
        shares.start.push_back(known ? start_share(result, c, unit) : missing());
        shares.later.push_back(known ? unmarked(percent_of(year.coverage[c].by_unit[unit].share()))
                                     : missing());
      }
    }
    const std::string name =
        columns::coverage_column(coverage.facilities, coverage.mode, coverage.limit);
    const geo::Text title = limit_title(result.study, coverage);
    builder.add(number_column(name + "_start",
                              {title.de + ", " + start.de, title.en + ", " + start.en}, "%",
                              kShareDecimals, shares.start));
    builder.add(number_column(name + "_then",
                              {title.de + ", im Jahr der Zeile", title.en + ", in the row's year"},
                              "%", kShareDecimals, shares.later));
  }
}

geo::Table forecast_table(const RunState& state, const StudyResult& result) {
  const ForecastResult& forecast = result.forecast;
  RowNames rows;
  FlaggedValues start, change, percent;
  CountColumns young, old, all;
  std::vector<Text> firm;
  for (const ForecastYear& year : forecast.years) {
    for (std::size_t unit = 0; unit <= state.units(); ++unit) {
      const bool whole = unit == state.units();
      const ProjectedYear& counts = whole ? year.whole : year.units[unit];
      const FlaggedValue from = whole ? forecast.start.whole : forecast.start.units[unit];
      const FlaggedValue& now = counts.under_6.value;
      rows.add(state, forecast, year, unit);
      start.push_back(from);
      young.push_back(counts.under_3);
      old.push_back(counts.from_3_to_5);
      all.push_back(counts.under_6);
      change.push_back(from.missing() || now.missing() ? missing()
                                                       : plain_value(now.value - from.value));
      percent.push_back(change_percent(now, from));
      firm.push_back(firm_word(counts.under_6, from));
    }
  }
  geo::TableBuilder builder;
  rows.add_to(builder);
  const geo::Text from = start_words(forecast);
  builder.add(number_column("start", {"unter 6 Jahren, " + from.de, "under 6, " + from.en},
                            "Personen", kWholePersons, start));
  young.add_to(builder, "under_3", text("unter 3 Jahren", "under 3"));
  old.add_to(builder, "from_3_to_5", text("3 bis unter 6 Jahre", "3 to under 6"));
  all.add_to(builder, "under_6", text("unter 6 Jahren", "under 6"));
  builder.add(number_column("change", text("Veränderung unter 6", "Change under 6"), "Personen",
                            kWholePersons, change));
  builder.add(number_column("change_percent", text("Veränderung unter 6", "Change under 6"), "%",
                            kShareDecimals, percent));
  builder.add(text_column(
      "firm", text("Veränderung größer als die Spanne", "Change beyond the interval"), firm));
  add_share_columns(state, result, builder);
  return std::move(builder).build();
}

geo::Table coverage_by_year(const RunState& state, const StudyResult& result) {
  const ForecastResult& forecast = result.forecast;
  RowNames rows;
  std::vector<Text> facilities, modes;
  FlaggedValues limits, all, covered, low, high, start, share, share_low, share_high;
  const auto known_value = [&](bool known, double value) {
    return known ? plain_value(value) : missing();
  };
  for (std::size_t c = 0; c < result.coverage.size(); ++c) {
    for (const ForecastYear& year : forecast.years) {
      const ForecastCoverage& then = year.coverage[c];
      for (std::size_t unit = 0; unit <= state.units(); ++unit) {
        const bool known = is_known(forecast, unit);
        const Coverage& here = then.by_unit[unit];
        const FlaggedValue part = known ? percent_of(here.share()) : missing();
        const auto end = [&](double value) {
          return part.missing() ? part : plain_value(100 * value);
        };
        rows.add(state, forecast, year, unit);
        facilities.push_back(facility_name(result.coverage[c].facilities));
        modes.push_back(state.study.mode(result.coverage[c].mode).title);
        limits.push_back(plain_value(result.coverage[c].limit.count()));
        all.push_back(known_value(known, here.all.persons));
        covered.push_back(known_value(known, here.covered.persons));
        low.push_back(known_value(known, then.covered[unit].lower));
        high.push_back(known_value(known, then.covered[unit].upper));
        start.push_back(known ? start_share(result, c, unit) : missing());
        share.push_back(unmarked(part));
        share_low.push_back(end(then.share[unit].lower));
        share_high.push_back(end(then.share[unit].upper));
      }
    }
  }
  geo::TableBuilder builder;
  rows.add_to(builder);
  const auto persons = [&](const char* name, geo::Text title, const FlaggedValues& values) {
    builder.add(number_column(name, std::move(title), "Personen", kWholePersons, values));
  };
  const auto percent = [&](const char* name, geo::Text title, const FlaggedValues& values) {
    builder.add(number_column(name, std::move(title), "%", kShareDecimals, values));
  };
  builder.add(text_column("facilities", text("Einrichtung", "Facility"), facilities));
  builder.add(text_column("mode", text("Fortbewegung", "Mode"), modes));
  builder.add(number_column("limit", text("Grenze", "Limit"), "min", kInteger, limits));
  persons("children", text("Kinder auf bewohnten Zellen", "Children on inhabited cells"), all);
  persons("covered", text("davon versorgt", "Covered"), covered);
  persons("covered_low", text("versorgt mindestens", "Covered at least"), low);
  persons("covered_high", text("versorgt höchstens", "Covered at most"), high);
  const geo::Text from = start_words(forecast);
  percent("share_start", {"Anteil versorgt, " + from.de, "Share covered, " + from.en}, start);
  percent("share", text("Anteil versorgt", "Share covered"), share);
  percent("share_low", text("Anteil mindestens", "Share at least"), share_low);
  percent("share_high", text("Anteil höchstens", "Share at most"), share_high);
  return std::move(builder).build();
}

}  // namespace

void add_forecast_columns(const StudyResult& result, geo::TableBuilder& builder) {
  const ForecastResult& forecast = result.forecast;
  if (!forecast.computed()) return;
  const geo::Text start = start_words(forecast);
  builder.add(number_column(columns::kForecastStart,
                            {"Kinder unter 6, " + start.de, "Children under 6, " + start.en},
                            "Personen", kInteger, forecast.start.units));
  for (const ForecastYear& year : forecast.years) {
    if (year.variant != 0) continue;
    CountColumns young, old, all;
    FlaggedValues change;
    for (std::size_t unit = 0; unit < year.units.size(); ++unit) {
      young.push_back(year.units[unit].under_3);
      old.push_back(year.units[unit].from_3_to_5);
      all.push_back(year.units[unit].under_6);
      change.push_back(change_percent(year.units[unit].under_6.value, forecast.start.units[unit]));
    }
    const auto when = [&](const char* de, const char* en) {
      return geo::Text{fmt::format("{} {}", de, year.year), fmt::format("{} {}", en, year.year)};
    };
    young.add_to(builder, columns::forecast_column("u3", year.year),
                 when("Kinder unter 3 im Jahr", "Children under 3 in"));
    old.add_to(builder, columns::forecast_column("ue3", year.year),
               when("Kinder 3 bis unter 6 im Jahr", "Children 3 to under 6 in"));
    all.add_to(builder, columns::forecast_column("u6", year.year),
               when("Kinder unter 6 im Jahr", "Children under 6 in"));
    builder.add(number_column(
        columns::forecast_column("change", year.year),
        when("Veränderung der Kinder unter 6 bis", "Change of children under 6 until"), "%",
        kShareDecimals, change));
  }
  std::vector<Text> firm;
  const ForecastYear& last = *forecast.last();
  for (std::size_t unit = 0; unit < last.units.size(); ++unit)
    firm.push_back(firm_word(last.units[unit].under_6, forecast.start.units[unit]));
  builder.add(text_column(columns::kForecastFirm,
                          text("Veränderung bis {} größer als die Spanne",
                               "Change until {} beyond the interval", last.year),
                          firm));
}

std::vector<std::string> forecast_column_names(const ForecastResult& forecast) {
  std::vector<std::string> names;
  if (!forecast.computed()) return names;
  names = {columns::kForecastStart, columns::kForecastFirm};
  for (const ForecastYear& year : forecast.years) {
    if (year.variant != 0) continue;
    for (const char* which : {"u3", "ue3", "u6"}) {
      const std::string name = columns::forecast_column(which, year.year);
      names.insert(names.end(), {name, name + "_low", name + "_high"});
    }
    names.push_back(columns::forecast_column("change", year.year));
  }
  return names;
}

void add_forecast_tables(const RunState& state, StudyResult& result) {
  if (!result.forecast.computed()) return;
  result.forecast.table = forecast_table(state, result);
  if (!result.coverage.empty()) result.forecast.coverage_table = coverage_by_year(state, result);
  result.forecast.ranking_table = ranking_by_year(result);
}

}  // namespace nahraum::analysis
