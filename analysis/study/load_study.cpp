#include <algorithm>

#include "analysis/study/keys/forecast_section.h"
#include "analysis/study/keys/scenario_section.h"
#include "analysis/study/keys/section_reader.h"
#include "analysis/study/keys/validate_document.h"
#include "analysis/study/read/cross_check.h"
#include "analysis/study/read/read_formation.h"
#include "analysis/study/read/read_mode_travel.h"
#include "analysis/study/read/read_need.h"
#include "analysis/study/read/read_release.h"
#include "analysis/study/read/read_siting.h"
#include "analysis/study/read/read_verbund_spec.h"
#include "analysis/study/study.h"
#include "geo/core/error.h"

namespace nahraum::analysis {

namespace {

using geo::Error;
using geo::ErrorKind;
using geo::Findings;
using geo::Severity;
using geo::text;

/// What is read and where it stood.
struct Reading {
  const DocumentNode& root;
  Study& study;
  StudyLines lines;
  Findings& findings;

  [[nodiscard]] SectionReader section(const char* name) {
    return {root.find(name), name, name, lines};
  }
  template <typename Use>
  void each(const char* name, Use use) {
    const DocumentNode* list = root.find(name);
    if (list == nullptr) return;
    for (std::size_t i = 0; i < list->items.size(); ++i) {
      const std::string path = fmt::format("{}.{}", name, i);
      use(SectionReader(&list->items[i], name, path, lines), path);
    }
  }
  [[nodiscard]] std::optional<geo::Crs> crs(const SectionReader& reader, const std::string& path) {
    const std::string words = reader.text("crs");
    if (words.empty()) return std::nullopt;
    try {
      return geo::parse_crs(words);
    } catch (const Error& error) {
      findings.add(Severity::Error, "study.crs", error.message(), lines.of(path + ".crs"));
      return std::nullopt;
    }
  }
};

void read_study_section(Reading& reading) {
  const SectionReader reader = reading.section("study");
  Study& study = reading.study;
  study.title = reader.title("title");
  study.kreis = reader.text("kreis");
  study.crs = reading.crs(reader, "study").value_or(geo::Crs::utm32());
  study.date = reader.text("date");
  study.seed = static_cast<std::uint64_t>(std::max(0.0, reader.number("seed")));
}

std::size_t whole(const SectionReader& reader, const char* key) {
  return static_cast<std::size_t>(std::max(0.0, reader.number(key)));
}

void read_sources(Reading& reading) {
  reading.each("source", [&](const SectionReader& reader, const std::string& path) {
    Source source;
    source.id = reader.text("id");
    source.file = reader.text("file");
    source.title = reader.title("title");
    if (source.title.de.empty()) source.title = geo::same_text(source.file);
    source.publisher = reader.text("publisher");
    source.licence = reader.text("licence");
    source.note = reader.text("note");
    source.reference_date = reader.text("reference_date");
    source.territorial_status = reader.text("territorial_status");
    source.distribution =
        reader.text("distribution") == "internal" ? Distribution::Internal : Distribution::Open;
    source.encoding = reader.text("encoding");
    source.header_row = whole(reader, "header_row");
    source.sheet = reader.text("sheet");
    source.layer = reader.text("layer");
    source.crs = reading.crs(reader, path);
    reading.study.sources.push_back(std::move(source));
  });
}

void read_areas(Reading& reading) {
  const SectionReader reader = reading.section("boundaries");
  reading.study.boundaries = {.source = reader.text("source"),
                              .key = reader.text("key"),
                              .name = reader.text("name"),
                              .key_length = whole(reader, "key_length"),
                              .key_prefix = reader.text("key_prefix")};
  reading.each("census", [&](const SectionReader& item, const std::string&) {
    reading.study.census.push_back(
        {.source = item.text("source"),
         .attributes = item.texts("attributes"),
         .cell_size = static_cast<std::int32_t>(item.number("cell_size"))});
  });
  reading.each("group", [&](const SectionReader& item, const std::string&) {
    reading.study.groups.push_back(
        {.key = item.text("key"),
         .title = item.title("title"),
         .attributes = item.texts("attributes"),
         .cell_size = static_cast<std::int32_t>(item.number("cell_size"))});
  });
}

std::optional<ListSpec> read_list(Reading& reading, const char* name) {
  if (reading.root.find(name) == nullptr) return std::nullopt;
  const SectionReader reader = reading.section(name);
  const std::string decimal = reader.text("decimal");
  return ListSpec{.source = reader.text("source"),
                  .columns = reader.columns("columns"),
                  .decimal = decimal.empty() ? char{0} : decimal.front()};
}

void read_need_sections(Reading& reading) {
  const NeedReading need{reading.root, reading.lines, reading.findings};
  reading.study.indicators = read_indicator_specs(need);
  reading.study.need = read_need(need);
  reading.study.verbund = read_verbund_spec(need);
}

geo::Text usual_mode_title(const std::string& key) {
  if (key == "foot") return {"zu Fuß", "on foot"};
  if (key == "pram") return {"mit Kinderwagen", "with a pram"};
  if (key == "bicycle") return {"mit dem Fahrrad", "by bicycle"};
  if (key == "car") return {"mit dem Auto", "by car"};
  if (key == "bus") return {"mit Bus und Bahn", "by bus and train"};
  return geo::same_text(key);
}

void read_networks(Reading& reading) {
  Study& study = reading.study;
  if (reading.root.find("streets") != nullptr) {
    const SectionReader reader = reading.section("streets");
    study.streets = StreetsSpec{.source = reader.text("source"),
                                .ring = geo::Metres(reader.number("ring_km") * 1000),
                                .snap_limit = geo::Metres(reader.number("snap_metres"))};
  }
  if (reading.root.find("timetable") != nullptr) {
    const SectionReader reader = reading.section("timetable");
    study.timetable = TimetableSpec{.source = reader.text("source"), .land = reader.text("land")};
  }
}

void read_modes(Reading& reading) {
  reading.each("mode", [&](const SectionReader& reader, const std::string& path) {
    Mode mode;
    mode.key = reader.text("key");
    mode.title = reader.title("title");
    if (mode.title.de.empty()) mode.title = usual_mode_title(mode.key);
    read_mode_travel(reader, reading.lines.of(path + ".arrive"), reading.findings, mode);
    mode.speed = geo::KilometresPerHour{reader.number("speed_kmh")};
    mode.detour = reader.number("detour");
    mode.limits = reader.minutes("limits_min");
    reading.study.modes.push_back(std::move(mode));
  });
}

void read_methods(Reading& reading) {
  const SectionReader coverage = reading.section("coverage");
  const SectionReader gaps = reading.section("gaps");
  const SectionReader score = reading.section("score");
  Study& study = reading.study;
  study.coverage = {.group = coverage.text("group"),
                    .limits = coverage.mode_limits("limits"),
                    .facilities = coverage.text("facilities"),
                    .gap_min_children = gaps.number("min_children"),
                    .gap_link_metres = gaps.number("link_metres")};
  study.score = {.criteria_file = score.text("criteria"),
                 .group = score.text("group"),
                 .catchment = score.mode_limit("catchment"),
                 .walk = score.mode_limit("walk"),
                 .travel_mode = score.text("travel_mode"),
                 .min_data_share = score.number("min_data_share")};
  study.release = read_release(reading.section("release"));
}

void read_judgement(Reading& reading) {
  JudgementSpec& judgement = reading.study.judgement;
  judgement.readiness = read_list(reading, "readiness");
  judgement.need_surveys = read_list(reading, "need_surveys");
  judgement.centres = read_list(reading, "centres");
  judgement.centre_mode = reading.section("centres").text("mode");
  const SectionReader robustness = reading.section("robustness");
  judgement.robustness = {.draws = whole(robustness, "draws"),
                          .top = whole(robustness, "top"),
                          .concentration = robustness.number("concentration"),
                          .cell_sd = robustness.number("cell_sd"),
                          .least_flips = robustness.number("least_flips")};
}

void read_report(Reading& reading) {
  const SectionReader reader = reading.section("report");
  reading.study.report = {
      .author = reader.title("author"),
      .status = reader.text("status") == "agreed" ? PaperStatus::Agreed : PaperStatus::Draft,
      .texts = read_list(reading, "report_texts")};
}

std::vector<SupplySpec::Limit> supply_limits(const std::vector<ModeLimit>& limits) {
  std::vector<SupplySpec::Limit> result;
  for (const ModeLimit& limit : limits) result.push_back({limit.mode, limit.limit});
  return result;
}

void read_supply(Reading& reading) {
  const SectionReader reader = reading.section("supply");
  SupplySpec& supply = reading.study.supply;
  const DocumentNode* table = reading.root.find("supply");
  if (table != nullptr && table->find("near") != nullptr) {
    const ModeLimit near = reader.mode_limit("near");
    supply.near_mode = near.mode;
    supply.near_limit = near.limit;
  }
  supply.near_metres = geo::Metres(reader.number("near_metres"));
  supply.reach = supply_limits(reader.mode_limits("reach"));
  supply.duplicate_metres = geo::Metres(reader.number("duplicate_metres"));
  supply.share = reader.number("share_percent") / 100;
}

void read_all(Reading& reading) {
  read_study_section(reading);
  read_sources(reading);
  read_areas(reading);
  reading.study.kitas = read_list(reading, "kitas");
  reading.study.services = read_list(reading, "services");
  reading.study.cooperations = read_list(reading, "cooperations");
  reading.study.thekiz = read_list(reading, "thekiz");
  reading.study.verbuende = read_list(reading, "verbuende");
  reading.study.verbund_members = read_list(reading, "verbund_members");
  read_need_sections(reading);
  read_networks(reading);
  read_modes(reading);
  read_methods(reading);
  read_judgement(reading);
  read_supply(reading);
  read_report(reading);
  reading.study.siting =
      read_siting({reading.root, reading.lines, reading.findings}, reading.study);
  reading.study.forecast = read_forecast_section(reading.root, reading.lines);
  reading.study.scenarios = read_scenarios(reading.root, reading.lines);
  reading.each("verbund_formation", [&](const SectionReader& item, const std::string&) {
    reading.study.formations.push_back(read_formation(item));
  });
}

/// In the order of the file, so that the first mistake a person meets is the first one named.
Findings by_line(const Findings& findings, const std::string& name) {
  std::vector<geo::Finding> all = findings.kept();
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.row < b.row; });
  Findings sorted;
  sorted.set_file(name);
  for (geo::Finding& finding : all)
    sorted.add(finding.severity, finding.code, std::move(finding.message), finding.row);
  return sorted;
}

std::optional<Study> read_study(const std::filesystem::path& file, const LoadOptions& options,
                                Findings& findings) {
  const std::string name = file.filename().string();
  const DocumentNode root = read_document(file, name);
  Findings mistakes;
  mistakes.set_file(name);
  validate_document(root, mistakes);
  Study study;
  study.file = file;
  study.root = options.root.empty() ? file.parent_path() : options.root;
  if (study.root.empty()) study.root = ".";
  Reading reading{root, study, {}, mistakes};
  read_all(reading);
  cross_check(study, reading.lines, mistakes);
  check_scenarios(root, study, reading.lines, mistakes);
  findings.append(by_line(mistakes, name));
  if (mistakes.count(Severity::Error) > 0) return std::nullopt;
  return study;
}

Error as_error(const Findings& findings) {
  const geo::Finding* first = nullptr;
  for (const geo::Finding& finding : findings.kept()) {
    if (first == nullptr && finding.severity == Severity::Error) first = &finding;
  }
  Error error(ErrorKind::Input, first->message);
  std::move(error).in_file(first->file);
  if (first->row > 0) std::move(error).at_row(first->row);
  const std::size_t mistakes = findings.count(Severity::Error);
  if (mistakes > 1) {
    std::move(error).with_hint(
        text("(Insgesamt {} Fehler in dieser Datei; „nahraum check“ nennt "
             "alle.)",
             "({} mistakes in this file; \"nahraum check\" lists all.)", mistakes));
  }
  return error;
}

}  // namespace

Study load_study(const std::filesystem::path& file, const LoadOptions& options) {
  Findings findings;
  std::optional<Study> study = read_study(file, options, findings);
  if (!study) throw as_error(findings);
  return std::move(*study);
}

std::optional<Study> check_study(const std::filesystem::path& file, const LoadOptions& options,
                                 Findings& findings) {
  try {
    return read_study(file, options, findings);
  } catch (const Error& error) {
    // A file that is no TOML at all: one finding, like every other mistake of the file.
    geo::Text message = error.message();
    message.de += " " + error.hint().de;
    message.en += " " + error.hint().en;
    findings.set_file(error.file());
    findings.add(Severity::Error, "study.unreadable", std::move(message), error.row().value_or(0));
    return std::nullopt;
  }
}

const Source& Study::source(const std::string& id) const {
  for (const Source& source : sources) {
    if (source.id == id) return source;
  }
  throw Error(ErrorKind::Internal, text("Quelle „{}“ fehlt.", "Source \"{}\" is missing.", id));
}

const Group& Study::group(const std::string& key) const {
  for (const Group& group : groups) {
    if (group.key == key) return group;
  }
  throw Error(ErrorKind::Internal, text("Gruppe „{}“ fehlt.", "Group \"{}\" is missing.", key));
}

const Mode& Study::mode(const std::string& key) const {
  for (const Mode& mode : modes) {
    if (mode.key == key) return mode;
  }
  throw Error(ErrorKind::Internal,
              text("Fortbewegung „{}“ fehlt.", "Mode \"{}\" is missing.", key));
}

}  // namespace nahraum::analysis
