#include "geo/travel/transit_window.h"

#include <algorithm>
#include <array>

#include "geo/core/error.h"
#include "geo/travel/detail/window_scan.h"

namespace nahraum::geo {

namespace {

constexpr DaySeconds kLongest = 12 * 3600;
constexpr DaySeconds kLastSecond = WindowSearch::kUnreachable - 1;
constexpr std::size_t kBlock = detail::WindowScan::kBlock;
/// A trip's state is the number of lanes on board, in 16 bits; wide rows also cost memory.
constexpr std::size_t kMostLanes = 256;
constexpr std::size_t kMostDepartures = 50'000;

void check(const DepartureWindow& window, const WindowSearchOptions& options) {
  const bool sound = window.from < window.to && window.step >= 1 && options.look_ahead >= 0 &&
                     options.longest >= 0 && options.longest <= kLongest;
  const auto departures =
      sound
          ? (static_cast<std::int64_t>(window.to) - window.from + options.look_ahead) / window.step
          : 0;
  if (sound && departures <= static_cast<std::int64_t>(kMostDepartures)) return;
  throw Error(
      ErrorKind::Usage,
      text("Das Zeitfenster ist leer, zu fein oder die längste Reise länger als 12 Stunden.",
           "The window is empty or too fine, or the longest journey exceeds 12 hours."));
}

}  // namespace

std::size_t DepartureWindow::departures() const {
  return step < 1 || to <= from ? 0 : static_cast<std::size_t>((to - from + step - 1) / step);
}

void WindowSearch::run(const DayTimetable& day, std::span<const Link> access,
                       const DepartureWindow& window, const WindowSearchOptions& options) {
  check(window, options);
  asked_ = window.departures();
  departures_ = asked_ + static_cast<std::size_t>(options.look_ahead / window.step);
  step_ = window.step;
  longest_ = options.longest;
  max_rides_ = options.max_rides;
  instructions_ = options.instructions;
  // Mirrored, the latest time to be there comes first.
  const DaySeconds first =
      window.arrive_by ? -(window.from + static_cast<DaySeconds>(asked_ - 1) * step_) : window.from;
  const ConnectionTable& table = window.arrive_by ? day.backward : day.forward;
  const auto fitting = static_cast<std::size_t>((kLastSecond - longest_) / step_) + 1;
  const std::size_t lanes = std::min(kMostLanes, fitting);
  left_.assign((lanes + kBlock - 1) / kBlock * kBlock, 0);
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    left_[lane] = static_cast<std::uint16_t>(lane * static_cast<std::size_t>(step_));
  }
  batches_used_ = (departures_ + lanes - 1) / lanes;
  if (batches_.size() < batches_used_) batches_.resize(batches_used_);
  for (std::size_t b = 0; b < batches_used_; ++b) {
    Batch& batch = batches_[b];
    batch.first = b * lanes;
    batch.lanes = std::min(lanes, departures_ - batch.first);
    batch.stride = (batch.lanes + kBlock - 1) / kBlock * kBlock;
    run_batch(table, access, first + static_cast<DaySeconds>(batch.first) * step_, batch);
  }
}

void WindowSearch::run_batch(const ConnectionTable& table, std::span<const Link> access,
                             DaySeconds base, Batch& batch) {
  const std::size_t size = table.stops * batch.stride;
  batch.rides.assign(size, kUnreachable);
  ready_.assign(size, kUnreachable);
  on_board_.resize(table.trips);
  const DaySeconds last = static_cast<DaySeconds>(batch.lanes - 1) * step_ + longest_;
  for (const Link& link : access) {
    std::uint16_t* row = ready_.data() + link.to * batch.stride;
    for (std::size_t lane = 0; lane < batch.lanes; ++lane) {
      const std::uint64_t time = lane * static_cast<std::uint64_t>(step_) + link.seconds;
      if (time > static_cast<std::uint64_t>(last)) break;
      row[lane] = std::min(row[lane], static_cast<std::uint16_t>(time));
    }
  }
  detail::WindowScan scan{.table = table,
                          .base = base,
                          .last = last,
                          .lanes = batch.lanes,
                          .stride = batch.stride,
                          .boarding_ready = ready_.data(),
                          .ready = ready_.data(),
                          .rides = batch.rides.data(),
                          .on_board = on_board_.data()};
  if (max_rides_ <= 0) return detail::run_window_scan(scan, instructions_);
  for (int ride = 0; ride < max_rides_; ++ride) {
    // Boarding only what one ride fewer has made reachable.
    ready_before_ = ready_;
    scan.boarding_ready = ready_before_.data();
    detail::run_window_scan(scan, instructions_);
    if (ready_ == ready_before_) break;
  }
}

void WindowSearch::durations(std::span<const Link> egress,
                             std::span<std::uint16_t> durations) const {
  std::array<std::uint16_t, kMostLanes> row;
  for (std::size_t b = 0; b < batches_used_; ++b) {
    const Batch& batch = batches_[b];
    const detail::WindowEgress question{batch.rides.data(), batch.stride, left_.data(),
                                        static_cast<std::uint16_t>(longest_)};
    detail::window_durations(question, egress, row.data(), instructions_);
    std::copy_n(row.data(), batch.lanes, durations.data() + batch.first);
  }
}

}  // namespace nahraum::geo
