#include "analysis/study/read/cross_check.h"

#include <algorithm>
#include <set>

#include "analysis/study/keys/catalogue.h"
#include "analysis/study/keys/forecast_section.h"
#include "analysis/study/keys/suggest.h"
#include "analysis/study/read/read_formation.h"
#include "analysis/study/read/read_need.h"
#include "analysis/study/read/read_release.h"
#include "analysis/study/read/read_siting.h"
#include "analysis/study/read/read_verbund_spec.h"
#include "geo/core/error.h"
#include "geo/core/numbers.h"
#include "geo/io/guard.h"

namespace nahraum::analysis {

namespace {

using geo::Findings;
using geo::Severity;
using geo::Text;
using geo::text;

struct Check {
  const Study& study;
  const StudyLines& lines;
  Findings& findings;
  std::set<std::string> used_sources;

  void mistake(const char* code, Text message, const std::string& path) const {
    findings.add(Severity::Error, code, std::move(message), lines.of(path));
  }
};

template <typename Items, typename Key>
std::vector<std::string> keys_of(const Items& items, Key key) {
  std::vector<std::string> keys;
  for (const auto& item : items) keys.push_back(item.*key);
  return keys;
}

/// Keys become parts of column names in GeoPackage and CSV.
bool is_plain_key(const std::string& key) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  };
  return !key.empty() && key.size() <= 24 && key.front() >= 'a' && key.front() <= 'z' &&
         std::all_of(key.begin(), key.end(), plain);
}

void check_unique(const Check& check, const char* section, const char* name,
                  const std::vector<std::string>& keys, bool column) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const std::string path = fmt::format("{}.{}.{}", section, i, name);
    if (keys[i].empty()) continue;
    if (!seen.insert(keys[i]).second) {
      check.mistake("study.duplicate",
                    text("[[{}]]: '{}' = „{}“ steht zweimal in der Studie.",
                         "[[{}]]: '{}' = \"{}\" is in the study twice.", section, name, keys[i]),
                    path);
    }
    if (column && !is_plain_key(keys[i])) {
      check.mistake("study.bad_key",
                    text("[[{}]]: '{}' = „{}“ darf nur aus kleinen Buchstaben a–z, Ziffern und _ "
                         "bestehen und muss mit einem Buchstaben beginnen (höchstens 24 Zeichen).",
                         "[[{}]]: '{}' = \"{}\" may only have small letters a-z, digits and _ and "
                         "must begin with a letter (24 characters at most).",
                         section, name, keys[i]),
                    path);
    }
  }
}

void need(const Check& check, const char* kind_de, const char* kind_en, const std::string& key,
          const std::vector<std::string>& known, const std::string& path) {
  if (std::find(known.begin(), known.end(), key) != known.end()) return;
  Text message = text("{} „{}“ gibt es in der Studie nicht.", "", kind_de, key);
  message.en = fmt::format("There is no {} \"{}\" in the study.", kind_en, key);
  const Text hint = suggestion(key, known);
  check.mistake("study.unknown_reference", {message.de + hint.de, message.en + hint.en}, path);
}

void need_source(Check& check, const std::string& id, const std::string& path) {
  check.used_sources.insert(id);
  if (id.empty()) return;  // already reported as missing
  need(check, "Die Quelle", "source", id, keys_of(check.study.sources, &Source::id),
       path + ".source");
}

void need_group(const Check& check, const std::string& key, const std::string& path) {
  need(check, "Die Gruppe", "group", key, keys_of(check.study.groups, &Group::key), path);
}

void need_mode(const Check& check, const std::string& key, const std::string& path) {
  need(check, "Die Fortbewegung", "mode", key, keys_of(check.study.modes, &Mode::key), path);
}

void check_sources(Check& check) {
  const Study& study = check.study;
  need_source(check, study.boundaries.source, "boundaries");
  for (std::size_t i = 0; i < study.census.size(); ++i)
    need_source(check, study.census[i].source, fmt::format("census.{}", i));
  for (std::size_t i = 0; i < study.indicators.size(); ++i)
    need_source(check, study.indicators[i].source, fmt::format("indicator.{}", i));
  const auto list = [&check](const std::optional<ListSpec>& spec, const char* section) {
    if (spec) need_source(check, spec->source, section);
  };
  list(study.kitas, "kitas");
  list(study.services, "services");
  list(study.cooperations, "cooperations");
  list(study.thekiz, "thekiz");
  list(study.verbuende, "verbuende");
  list(study.verbund_members, "verbund_members");
  list(study.judgement.readiness, "readiness");
  list(study.judgement.need_surveys, "need_surveys");
  list(study.judgement.centres, "centres");
  list(study.report.texts, "report_texts");
  std::vector<std::pair<std::string, std::string>> of_need;
  check_need(study, check.lines, check.findings, of_need);
  check_forecast(study, check.lines, check.findings, of_need);
  for (const auto& [id, section] : of_need) need_source(check, id, section);
  if (study.streets) need_source(check, study.streets->source, "streets");
  if (study.timetable) need_source(check, study.timetable->source, "timetable");
}

void check_source_files(const Check& check) {
  for (std::size_t i = 0; i < check.study.sources.size(); ++i) {
    const Source& source = check.study.sources[i];
    const std::string path = fmt::format("source.{}", i);
    if (!source.id.empty() && check.used_sources.count(source.id) == 0) {
      check.findings.add(Severity::Warning, "study.unused_source",
                         text("Die Quelle „{}“ wird nirgends verwendet.",
                              "The source \"{}\" is not used anywhere.", source.id),
                         check.lines.of(path));
      continue;
    }
    if (source.file.empty()) continue;
    try {
      (void)geo::resolve_source(check.study.root, source.file);
    } catch (const geo::Error& error) {
      check.mistake("study.source_file",
                    {fmt::format("Quelle „{}“, Datei „{}“: {} {}", source.id, source.file,
                                 error.message().de, error.hint().de),
                     fmt::format("Source \"{}\", file \"{}\": {} {}", source.id, source.file,
                                 error.message().en, error.hint().en)},
                    path + ".file");
    }
  }
}

void check_study_values(const Check& check) {
  const Study& study = check.study;
  if (geo::is_geographic(study.crs)) {
    check.mistake("study.crs",
                  text("'crs' muss ein Koordinatensystem in Metern sein, zum Beispiel EPSG:25832.",
                       "'crs' must be a coordinate system in metres, such as EPSG:25832."),
                  "study.crs");
  }
  const bool digits = std::all_of(study.kreis.begin(), study.kreis.end(),
                                  [](char c) { return c >= '0' && c <= '9'; });
  if (!study.kreis.empty() && (study.kreis.size() != 5 || !digits)) {
    check.mistake("study.kreis",
                  text("'kreis' muss fünf Ziffern haben, hier steht „{}“.",
                       "'kreis' must have five digits, found \"{}\".", study.kreis),
                  "study.kreis");
  }
}

void check_limits(const Check& check) {
  for (std::size_t i = 0; i < check.study.modes.size(); ++i) {
    std::set<double> seen;
    for (const geo::Minutes limit : check.study.modes[i].limits) {
      if (seen.insert(limit.count()).second) continue;
      check.mistake("study.duplicate",
                    text("'limits_min' nennt {} zweimal.", "'limits_min' names {} twice.",
                         geo::plain_number(limit.count())),
                    fmt::format("mode.{}.limits_min", i));
    }
  }
}

/// A mode that travels on something the study does not have would be a mode without a way.
void check_travel(const Check& check) {
  const Study& study = check.study;
  for (std::size_t i = 0; i < study.modes.size(); ++i) {
    const Mode& mode = study.modes[i];
    const std::string path = fmt::format("mode.{}", i);
    const auto needs = [&](TravelKind kind, bool there, const char* word, const char* section) {
      if (mode.travel != kind || there) return;
      check.mistake(
          "study.missing_section",
          text("[[mode]] „{}“: travel = \"{}\" braucht den Abschnitt [{}].",
               "[[mode]] \"{}\": travel = \"{}\" needs the section [{}].", mode.key, word, section),
          path + ".travel");
    };
    needs(TravelKind::Streets, study.streets.has_value(), "streets", "streets");
    needs(TravelKind::Timetable, study.timetable.has_value(), "timetable", "timetable");
    if (mode.travel == TravelKind::StraightLine || profile_file(study, mode.profile)) continue;
    check.mistake(
        "study.profile",
        text("[[mode]] „{}“: Das Profil „{}“ gibt es nicht. Mitgeliefert sind foot, child, "
             "pram, bicycle und car; sonst ist es eine CSV-Datei der Studie.",
             "[[mode]] \"{}\": there is no profile \"{}\". Shipped are foot, child, pram, "
             "bicycle and car; else it is a CSV file of the study.",
             mode.key, mode.profile),
        path + ".profile");
  }
}

void check_indicator_filters(const Check& check) {
  for (std::size_t i = 0; i < check.study.indicators.size(); ++i) {
    const IndicatorSpec& spec = check.study.indicators[i];
    if (spec.filter_column.empty() == spec.filter_value.empty()) continue;
    check.mistake("study.filter",
                  text("'filter_column' und 'filter_value' gehören zusammen; eines fehlt.",
                       "'filter_column' and 'filter_value' belong together; one is missing."),
                  fmt::format("indicator.{}", i));
  }
}

void check_lists(const Check& check) {
  const Study& study = check.study;
  const auto needs = [&check](bool list, bool base, const char* section, const char* base_name) {
    if (!list || base) return;
    check.mistake("study.missing_section",
                  text("[{}] braucht auch den Abschnitt [{}].", "[{}] needs section [{}] as well.",
                       section, base_name),
                  section);
  };
  needs(study.thekiz.has_value(), study.kitas.has_value(), "thekiz", "kitas");
  needs(study.verbuende.has_value(), study.kitas.has_value(), "verbuende", "kitas");
  needs(study.judgement.readiness.has_value(), study.kitas.has_value(), "readiness", "kitas");
  needs(study.judgement.need_surveys.has_value(), study.kitas.has_value(), "need_surveys", "kitas");
  needs(study.judgement.centres.has_value(), study.kitas.has_value(), "centres", "kitas");
  needs(study.verbund_members.has_value(), study.verbuende.has_value(), "verbund_members",
        "verbuende");
}

void check_methods(const Check& check) {
  const Study& study = check.study;
  if (!study.kitas) return;  // without Kitas nothing is covered or scored
  need_group(check, study.coverage.group, "coverage.group");
  for (const ModeLimit& limit : study.coverage.limits)
    need_mode(check, limit.mode, "coverage.limits");
  need_group(check, study.score.group, "score.group");
  need_mode(check, study.score.catchment.mode, "score.catchment");
  need_mode(check, study.score.walk.mode, "score.walk");
  need_mode(check, study.score.travel_mode, "score.travel_mode");
  if (study.judgement.centres) need_mode(check, study.judgement.centre_mode, "centres.mode");
  if (!study.supply.near_mode.empty()) need_mode(check, study.supply.near_mode, "supply.near");
  for (const SupplySpec::Limit& limit : study.supply.reach)
    need_mode(check, limit.mode, "supply.reach");
}

void check_formations(const Check& check) {
  for (std::size_t i = 0; i < check.study.formations.size(); ++i) {
    const FormationSpec& spec = check.study.formations[i];
    const std::string path = fmt::format("verbund_formation.{}", i);
    if (!check.study.kitas) {
      check.mistake("study.missing_section",
                    text("[[verbund_formation]] braucht auch den Abschnitt [kitas].",
                         "[[verbund_formation]] needs section [kitas] as well."),
                    path);
    }
    need_mode(check, spec.travel_mode, path + ".travel_mode");
    if (!spec.reach_mode.empty()) need_mode(check, spec.reach_mode, path + ".reach");
    check_formation_spec(spec, [&](const char* key, Text sentence) {
      check.mistake("study.formation", std::move(sentence), path + "." + key);
    });
  }
}

}  // namespace

void cross_check(const Study& study, const StudyLines& lines, Findings& findings) {
  Check check{study, lines, findings, {}};
  check_unique(check, "source", "id", keys_of(study.sources, &Source::id), false);
  check_unique(check, "group", "key", keys_of(study.groups, &Group::key), true);
  check_unique(check, "mode", "key", keys_of(study.modes, &Mode::key), true);
  check_unique(check, "verbund_formation", "key", keys_of(study.formations, &FormationSpec::key),
               true);
  check_unique(check, "scenario", "key", study.scenarios.keys(), true);
  check_unique(check, "indicator", "key", keys_of(study.indicators, &IndicatorSpec::key), true);
  check_sources(check);
  check_source_files(check);
  check_study_values(check);
  check_limits(check);
  check_travel(check);
  check_indicator_filters(check);
  check_lists(check);
  check_methods(check);
  check_verbund(study, lines, findings);
  check_siting(study, lines, findings);
  check_release(study, lines, findings);
  check_formations(check);
}

}  // namespace nahraum::analysis
