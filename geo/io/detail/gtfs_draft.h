#pragma once
// A timetable while it is being read: what the parts of the GTFS reader share.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "geo/core/findings.h"
#include "geo/core/progress.h"
#include "geo/io/byte_source.h"
#include "geo/io/detail/gtfs_table.h"
#include "geo/io/gtfs_reader.h"

namespace nahraum::geo::gtfs {

/// The files of a feed, wherever they lie.
class Feed {
 public:
  virtual ~Feed() = default;
  /// Nothing when the feed has no such file.
  [[nodiscard]] virtual std::unique_ptr<ByteSource> open(std::string_view file) const = 0;
};

/// Identifiers -> rows, in the order of the file.
class IdTable {
 public:
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view id) const;
  /// Row, and whether it is new. `shown` is what a person reads. Throws Error{Input} when
  /// identifiers exceed 1 GB.
  std::pair<std::uint32_t, bool> insert(std::string_view id, std::string shown);
  [[nodiscard]] std::size_t size() const { return shown_.size(); }
  [[nodiscard]] const std::vector<std::string>& shown() const { return shown_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> rows_;
  std::vector<std::string> shown_;
  std::uint64_t bytes_ = 0;
};

struct DraftTrip {
  std::uint32_t route = 0;
  std::uint32_t service = 0;
  std::size_t row = 0;
  bool usable = true;  ///< false: left out, and a Finding says why
};

struct DraftStopTime {
  static constexpr DaySeconds kNoTime = INT32_MIN;
  std::uint32_t trip = 0;
  std::uint32_t sequence = 0;
  std::uint32_t row = 0;
  StopTime at{kNoTime, kNoTime};
};

struct DraftFrequency {
  std::uint32_t trip = 0;
  DaySeconds first = 0;
  DaySeconds end = 0;
  DaySeconds headway = 0;
};

struct DraftService {
  ServiceDates::Rule rule{Day{} + std::chrono::days(1), Day{}, 0, 0, 0};
  std::vector<ServiceDates::Exception> exceptions;
};

struct Draft {
  const Feed& feed;
  const GtfsOptions& options;
  Findings& findings;
  Progress& progress;

  IdTable stop_ids{};
  std::vector<std::string> stop_names{};
  std::vector<Stop> stops{};
  std::vector<std::size_t> stop_rows{};
  IdTable route_ids{};
  std::vector<std::string> route_names{};
  std::vector<Route> routes{};
  IdTable service_ids{};
  std::vector<DraftService> services{};
  IdTable trip_ids{};
  std::vector<DraftTrip> trips{};
  std::vector<DraftStopTime> stop_times{};  ///< ascending by trip and sequence when done
  std::vector<DraftFrequency> frequencies{};
  Timetable result{};

  /// Findings about one file of the feed, or about the whole feed ("").
  [[nodiscard]] Findings& about(std::string_view file) const {
    findings.set_file(file.empty() ? options.name : path_of(file));
    return findings;
  }
  [[nodiscard]] std::string path_of(std::string_view file) const {
    return options.name + "/" + std::string(file);
  }
  /// Nothing when the feed has no such file.
  [[nodiscard]] std::unique_ptr<GtfsTable> open(std::string_view file,
                                                std::span<const Column> columns) const;
  /// Throws Error{Input} when the feed has no such file.
  [[nodiscard]] std::unique_ptr<GtfsTable> open_needed(std::string_view file,
                                                       std::span<const Column> columns) const;
};

void read_agency(Draft& draft);
void read_stops(Draft& draft);
void read_routes(Draft& draft);
void read_calendar(Draft& draft);
void read_feed_info(Draft& draft);
void read_trips(Draft& draft);
void read_stop_times(Draft& draft);
void read_frequencies(Draft& draft);
/// Checks, interpolates, expands; fills trips and stop_times of the result.
void finish_trips(Draft& draft);
void read_transfers(Draft& draft);
void finish_services(Draft& draft);
void finish_stops(Draft& draft);

}  // namespace nahraum::geo::gtfs
