// calendar.txt, calendar_dates.txt, feed_info.txt.

#include <algorithm>
#include <array>

#include "geo/core/dates.h"
#include "geo/core/error.h"
#include "geo/io/cell_text.h"
#include "geo/io/detail/gtfs_draft.h"

namespace nahraum::geo::gtfs {

namespace {

namespace calendar {
enum : std::size_t { kService, kMonday, kFirst = kMonday + 7, kLast };
constexpr std::array kColumns = {Column{"service_id", true}, Column{"monday", true},
                                 Column{"tuesday", true},    Column{"wednesday", true},
                                 Column{"thursday", true},   Column{"friday", true},
                                 Column{"saturday", true},   Column{"sunday", true},
                                 Column{"start_date", true}, Column{"end_date", true}};
}  // namespace calendar

namespace exceptions {
enum : std::size_t { kService, kDate, kType };
constexpr std::array kColumns = {Column{"service_id", true}, Column{"date", true},
                                 Column{"exception_type", true}};
}  // namespace exceptions

namespace info {
enum : std::size_t { kFirst, kLast };
constexpr std::array kColumns = {Column{"feed_start_date"}, Column{"feed_end_date"}};
}  // namespace info

std::optional<Day> day_cell(GtfsTable& table, std::size_t column) {
  const auto day = parse_day(table.cell(column));
  if (!day) {
    table.note(Severity::Warning, "gtfs.bad_value",
               text("„{}“ ist kein Datum; die Zeile wurde ausgelassen.",
                    "\"{}\" is no date; the row was left out.", quoted_cell(table.text(column))));
  }
  return day;
}

std::uint32_t service_row(Draft& draft, GtfsTable& table, std::size_t column) {
  const auto [row, fresh] =
      draft.service_ids.insert(table.cell(column), std::string(table.text(column)));
  if (fresh) draft.services.emplace_back();
  return row;
}

void read_rule(Draft& draft, GtfsTable& table) {
  if (draft.service_ids.find(table.cell(calendar::kService))) {
    table.note(Severity::Warning, "gtfs.duplicate_id",
               text("Der Verkehrstag „{}“ kommt mehrfach vor; es gilt der erste.",
                    "The service \"{}\" occurs several times; the first counts.",
                    quoted_cell(table.text(calendar::kService))));
    return;
  }
  const std::uint32_t service = service_row(draft, table, calendar::kService);
  const auto first = day_cell(table, calendar::kFirst);
  const auto last = first ? day_cell(table, calendar::kLast) : std::nullopt;
  if (!first || !last) return;
  ServiceDates::Rule& rule = draft.services[service].rule;
  rule.first = *first;
  rule.last = *last;
  for (unsigned d = 0; d < 7; ++d) {
    if (table.small_number(calendar::kMonday + d, 0, 1) == 1) {
      rule.weekdays = static_cast<std::uint8_t>(rule.weekdays | 1u << d);
    }
  }
  if (rule.first > rule.last) {
    table.note(Severity::Warning, "gtfs.bad_value",
               text("Der Verkehrstag „{}“ endet, bevor er beginnt; die Wochentage zählen nicht.",
                    "The service \"{}\" ends before it begins; its weekdays do not count.",
                    quoted_cell(table.text(calendar::kService))));
  }
}

void read_exception(Draft& draft, GtfsTable& table) {
  const auto day = day_cell(table, exceptions::kDate);
  const unsigned type = day ? table.small_number(exceptions::kType, 0, 2) : 0;
  const std::uint32_t service = service_row(draft, table, exceptions::kService);
  if (type == 0) return;
  draft.services[service].exceptions.push_back({*day, type == 1});
}

// Of two entries for one day the last counts.
void sort_exceptions(std::vector<ServiceDates::Exception>& all) {
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.day < b.day; });
  std::vector<ServiceDates::Exception> kept;
  for (const ServiceDates::Exception& e : all) {
    if (!kept.empty() && kept.back().day == e.day) kept.pop_back();
    kept.push_back(e);
  }
  all = std::move(kept);
}

void report_period(Draft& draft) {
  const ServiceDates& services = draft.result.services;
  if (!services.first_day) {
    draft.about("").add(Severity::Warning, "gtfs.period",
                        text("Der Fahrplan hat keinen einzigen Verkehrstag.",
                             "The timetable has not a single day of service."));
    return;
  }
  const Text first = date_text(iso_day(*services.first_day));
  const Text last = date_text(iso_day(*services.last_day));
  draft.about("").add(Severity::Info, "gtfs.period",
                      {"Der Fahrplan gilt vom " + first.de + " bis " + last.de + ".",
                       "The timetable is valid from " + first.en + " to " + last.en + "."});
}

}  // namespace

void read_calendar(Draft& draft) {
  const auto rules = draft.open("calendar.txt", calendar::kColumns);
  while (rules && rules->next(draft.progress)) read_rule(draft, *rules);
  const auto days = draft.open("calendar_dates.txt", exceptions::kColumns);
  while (days && days->next(draft.progress)) read_exception(draft, *days);
  if (rules || days) return;
  throw Error(ErrorKind::Input,
              text("Im Fahrplan fehlen calendar.txt und calendar_dates.txt; so ist nicht bekannt, "
                   "wann etwas fährt.",
                   "The timetable has neither calendar.txt nor calendar_dates.txt; so it is not "
                   "known when anything runs."))
      .in_file(draft.options.name)
      .with_hint(text("Bitte die vollständige GTFS-Datei beim Verkehrsverbund anfordern.",
                      "Please ask the transport association for the complete GTFS file."));
}

void finish_services(Draft& draft) {
  std::vector<ServiceDates::Rule> rules;
  std::vector<ServiceDates::Exception> all;
  for (DraftService& service : draft.services) {
    sort_exceptions(service.exceptions);
    service.rule.exceptions_begin = static_cast<std::uint32_t>(all.size());
    all.insert(all.end(), service.exceptions.begin(), service.exceptions.end());
    service.rule.exceptions_end = static_cast<std::uint32_t>(all.size());
    rules.push_back(service.rule);
  }
  draft.result.services.rules = FlatArray<ServiceDates::Rule>(std::move(rules));
  draft.result.services.exceptions = FlatArray<ServiceDates::Exception>(std::move(all));
  find_service_period(draft.result.services, draft.result.trips.span());
  draft.result.service_ids = text_column(draft.service_ids.shown());
  report_period(draft);
}

void read_feed_info(Draft& draft) {
  const auto table = draft.open("feed_info.txt", info::kColumns);
  if (!table || !table->next(draft.progress)) return;
  Timetable& result = draft.result;
  if (!table->cell(info::kFirst).empty()) result.feed_first = day_cell(*table, info::kFirst);
  if (!table->cell(info::kLast).empty()) result.feed_last = day_cell(*table, info::kLast);
  const ServiceDates& services = result.services;
  if (!services.first_day || !result.feed_first || !result.feed_last) return;
  if (*services.first_day >= *result.feed_first && *services.last_day <= *result.feed_last) return;
  const Text first = date_text(iso_day(*result.feed_first));
  const Text last = date_text(iso_day(*result.feed_last));
  table->note(Severity::Info, "gtfs.feed_info",
              {"Der Fahrplan erklärt sich für gültig vom " + first.de + " bis " + last.de +
                   ", seine Verkehrstage reichen darüber hinaus; für diese Tage ist er unsicher.",
               "The timetable declares itself valid from " + first.en + " to " + last.en +
                   ", its days of service reach beyond; for those days it is uncertain."});
}

}  // namespace nahraum::geo::gtfs
