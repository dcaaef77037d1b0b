#include "tests/support/drawn_timetable.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <stdexcept>

#include <gtest/gtest.h>

namespace nahraum::support {

namespace {

std::string full_time(std::string time) {
  if (time == "?") return "";
  return std::count(time.begin(), time.end(), ':') == 1 ? time + ":00" : time;
}

class Drawer {
 public:
  FeedFiles draw(std::string_view drawing) {
    std::istringstream lines{std::string(drawing)};
    for (std::string line; std::getline(lines, line);) read(line);
    return files();
  }

 private:
  void read(const std::string& line) {
    std::istringstream words(line);
    std::string first;
    if (!(words >> first)) return;
    if (first == "Linie") return read_trip(words, "");
    if (first == "Takt") return read_frequency(words);
    if (first == "Umstieg") return read_transfer(words, "2");
    if (first == "Kein") {
      words >> first;
      return read_transfer(words, "3");
    }
    if (first == "Zeitzone") {
      words >> zone_;
    } else if (first == "Ort") {
      std::string stop;
      std::string lon;
      std::string lat;
      words >> stop >> lon >> lat;
      place_of(stop) = lat + "," + lon;
    } else {
      throw std::runtime_error("cannot read: " + line);
    }
  }

  std::string& place_of(const std::string& stop) {
    const auto [place, fresh] = places_.try_emplace(stop);
    if (fresh) {
      place->second =
          fmt::format("{:.4f},8.7000", 49.0 + 0.045 * static_cast<double>(order_.size()));
      order_.push_back(stop);
    }
    return place->second;
  }

  void read_frequency(std::istringstream& words) {
    std::string headway;
    std::string span;
    std::string word;
    words >> headway >> span >> word;  // "Linie"
    const std::size_t dash = span.find('-');
    read_trip(words, full_time(span.substr(0, dash)) + "," + full_time(span.substr(dash + 1)) +
                         "," + headway);
  }

  void read_trip(std::istringstream& words, const std::string& frequency) {
    std::string head;
    std::getline(words, head, ':');
    std::string service = "daily";
    if (const std::size_t open = head.find('['); open != std::string::npos) {
      service = head.substr(open + 1, head.find(']') - open - 1);
      head = head.substr(0, open);
    }
    std::istringstream name(head);
    std::string line;
    name >> line;
    routes_[line] = true;
    services_[service] = true;
    const std::string trip = "t" + std::to_string(++trips_);
    trips_txt_ += line + "," + service_id(service) + "," + trip + "\n";
    if (!frequency.empty()) frequencies_ += trip + "," + frequency + "\n";
    read_stops(words, trip);
  }

  void read_stops(std::istringstream& words, const std::string& trip) {
    std::string stop;
    std::string time;
    for (int sequence = 1; words >> stop >> time; ++sequence) {
      std::string access = "0,0";
      if (stop.back() == '+') access = "0,1";
      if (stop.back() == '-') access = "1,0";
      if (stop.back() == '+' || stop.back() == '-') stop.pop_back();
      place_of(stop);
      const std::size_t dash = time.find('-');
      const std::string arrival = full_time(time.substr(0, dash));
      const std::string departure =
          dash == std::string::npos ? arrival : full_time(time.substr(dash + 1));
      stop_times_ += trip + "," + arrival + "," + departure + "," + stop + "," +
                     std::to_string(sequence) + "," + access + "\n";
    }
  }

  void read_transfer(std::istringstream& words, const std::string& type) {
    std::string from;
    std::string to;
    std::string seconds;
    words >> from >> to >> seconds;
    transfers_ += from + "," + to + "," + type + "," + seconds + "\n";
  }

  static std::string service_id(const std::string& service) {
    std::string id = service;
    std::replace(id.begin(), id.end(), ' ', '_');
    return id;
  }

  std::string calendar_dates() const {
    std::string text = "service_id,date,exception_type\n";
    for (const auto& [service, used] : services_) {
      if (service == "daily") continue;
      std::istringstream dates(service);
      for (std::string date; dates >> date;) {
        date.erase(std::remove(date.begin(), date.end(), '-'), date.end());
        text += service_id(service) + "," + date + ",1\n";
      }
    }
    return text;
  }

  FeedFiles files() const {
    std::string stops = "stop_id,stop_name,stop_lat,stop_lon\n";
    for (const std::string& stop : order_)
      stops += stop + "," + stop + "," + places_.at(stop) + "\n";
    std::string routes = "route_id,route_short_name,route_type\n";
    for (const auto& [line, used] : routes_) routes += line + "," + line + ",3\n";
    FeedFiles files = {
        {"agency.txt", "agency_name,agency_timezone\nVerkehr," + zone_ + "\n"},
        {"stops.txt", stops},
        {"routes.txt", routes},
        {"trips.txt", "route_id,service_id,trip_id\n" + trips_txt_},
        {"stop_times.txt",
         "trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type\n" +
             stop_times_},
        {"calendar.txt",
         "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
         "daily,1,1,1,1,1,1,1,20220101,20221231\n"},
        {"calendar_dates.txt", calendar_dates()}};
    if (!transfers_.empty()) {
      files.emplace_back("transfers.txt",
                         "from_stop_id,to_stop_id,transfer_type,min_transfer_time\n" + transfers_);
    }
    if (!frequencies_.empty()) {
      files.emplace_back("frequencies.txt",
                         "trip_id,start_time,end_time,headway_secs\n" + frequencies_);
    }
    return files;
  }

  std::string zone_ = "Europe/Berlin";
  std::vector<std::string> order_;
  std::map<std::string, std::string> places_;
  std::map<std::string, bool> routes_;
  std::map<std::string, bool> services_;
  std::string trips_txt_;
  std::string stop_times_;
  std::string transfers_;
  std::string frequencies_;
  int trips_ = 0;
};

}  // namespace

FeedFiles drawn_feed(std::string_view drawing) { return Drawer().draw(drawing); }

geo::Timetable timetable_of(const FeedFiles& files, geo::Findings& findings) {
  std::vector<geo::GtfsFile> views;
  for (const auto& [name, content] : files) views.push_back({name, content});
  return geo::parse_gtfs(views, {}, findings);
}

geo::Timetable drawn_timetable(std::string_view drawing) {
  geo::Findings findings;
  geo::Timetable timetable = timetable_of(drawn_feed(drawing), findings);
  for (const geo::Finding& finding : findings.kept()) {
    if (finding.code == "gtfs.transfer_implausible") continue;  // drawn far apart
    EXPECT_EQ(finding.severity, geo::Severity::Info) << sentence(finding, geo::Language::German);
  }
  return timetable;
}

geo::DaySeconds at(std::string_view time) {
  int seconds = 0;
  int parts = 0;
  std::istringstream words{std::string(time)};
  for (std::string part; std::getline(words, part, ':'); ++parts) {
    seconds = seconds * 60 + std::stoi(part);
  }
  return parts == 2 ? seconds * 60 : seconds;
}

std::uint32_t stop_named(const geo::Timetable& timetable, std::string_view id) {
  const auto stop = timetable.find_stop(id);
  if (!stop) throw std::runtime_error("no stop " + std::string(id));
  return *stop;
}

}  // namespace nahraum::support
