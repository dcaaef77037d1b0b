// Streets and timetable of the sample county.
#include <numeric>
#include <osmium/handler.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/visitor.hpp>
#include <set>

#include <gtest/gtest.h>

#include "tests/data/musterkreis_files.h"

namespace musterkreis_test {
namespace {

class Network : public osmium::handler::Handler {
 public:
  void node(const osmium::Node& node) {
    nodes.insert(node.id());
    if (node.tags().has_key("barrier")) ++barriers;
    if (node.tags().has_key("place")) ++places;
  }
  void way(const osmium::Way& way) {
    const char* highway = way.tags().get_value_by_key("highway");
    if (highway == nullptr) return;
    highways.insert(highway);
    oneways += way.tags().has_tag("oneway", "yes") ? 1 : 0;
    private_ways += way.tags().has_tag("access", "private") ? 1 : 0;
    for (const auto& ref : way.nodes()) {
      if (nodes.count(ref.ref()) == 0) ++missing;
      parent.try_emplace(ref.ref(), ref.ref());
      parent[root(ref.ref())] = root(way.nodes().front().ref());
    }
  }
  void relation(const osmium::Relation& relation) {
    restrictions += relation.tags().has_tag("type", "restriction") ? 1 : 0;
  }
  osmium::object_id_type root(osmium::object_id_type id) {
    while (parent[id] != id) id = parent[id] = parent[parent[id]];
    return id;
  }

  std::set<osmium::object_id_type> nodes;
  std::map<osmium::object_id_type, osmium::object_id_type> parent;
  std::set<std::string> highways;
  int barriers = 0, places = 0, oneways = 0, private_ways = 0, restrictions = 0, missing = 0;
};

TEST(Musterkreis, streets_hang_together_and_hold_every_kind) {
  osmium::io::Reader reader(committed("strassen.osm.pbf"));
  Network net;
  osmium::apply(reader, net);
  reader.close();
  EXPECT_GE(net.nodes.size(), 40000U);
  EXPECT_LE(net.nodes.size(), 80000U);
  EXPECT_EQ(net.missing, 0);
  std::set<osmium::object_id_type> components;
  for (const auto& [id, up] : net.parent) components.insert(net.root(id));
  EXPECT_EQ(components.size(), 1U);
  EXPECT_EQ(net.highways, (std::set<std::string>{"primary", "secondary", "tertiary", "unclassified",
                                                 "residential", "living_street", "service", "track",
                                                 "footway", "steps"}));
  EXPECT_GT(net.barriers, 2);
  EXPECT_GT(net.places, 180);
  EXPECT_GT(net.oneways, 10);
  EXPECT_GT(net.private_ways, 5);
  EXPECT_GE(net.restrictions, 3);
}

std::vector<Row> gtfs(const std::string& file, const std::string& first_title) {
  return read_table("/vsizip/" + committed("fahrplan.gtfs.zip") + "/" + file, first_title, ',');
}

int seconds(const std::string& clock) {
  return std::stoi(clock.substr(0, 2)) * 3600 + std::stoi(clock.substr(3, 2)) * 60 +
         std::stoi(clock.substr(6, 2));
}

TEST(Musterkreis, timetable_is_consistent) {
  std::set<std::string> stops;
  for (const Row& s : gtfs("stops.txt", "stop_id")) stops.insert(s.at("stop_id"));
  EXPECT_NEAR(static_cast<double>(stops.size()), 450.0, 60.0);
  std::map<std::string, std::string> service;
  std::map<std::string, int> trips_on;
  for (const Row& t : gtfs("trips.txt", "route_id")) {
    service[t.at("trip_id")] = t.at("service_id");
    ++trips_on[t.at("service_id")];
  }
  EXPECT_GT(trips_on["MO-FR_SCHULE"], 3 * trips_on["MO-FR_SCHULFREI"]);
  std::map<std::string, int> last;
  std::set<std::string> served;
  int after_midnight = 0;
  for (const Row& call : gtfs("stop_times.txt", "trip_id")) {
    const std::string& trip = call.at("trip_id");
    ASSERT_EQ(service.count(trip), 1U);
    ASSERT_EQ(stops.count(call.at("stop_id")), 1U);
    served.insert(call.at("stop_id"));
    const int time = seconds(call.at("departure_time"));
    const auto [before, first] = last.try_emplace(trip, time);
    EXPECT_TRUE(first || time > before->second) << trip;
    before->second = time;
    after_midnight += time >= 24 * 3600 ? 1 : 0;
  }
  EXPECT_EQ(last.size(), service.size());
  EXPECT_EQ(served.size() + 1, stops.size()) << "every stop but the station itself is served";
  EXPECT_GT(after_midnight, 5);
  EXPECT_GE(gtfs("frequencies.txt", "trip_id").size(), 1U);
  EXPECT_GE(gtfs("transfers.txt", "from_stop_id").size(), 6U)
      << "two bus platforms and the railway";
}

TEST(Musterkreis, timetable_knows_the_holidays) {
  std::set<std::string> entries;
  for (const Row& r : gtfs("calendar_dates.txt", "service_id")) {
    entries.insert(r.at("service_id") + " " + r.at("date") + " " + r.at("exception_type"));
  }
  EXPECT_EQ(entries.count("MO-FR 20261225 2"), 1U);  // Friday, public holiday
  EXPECT_EQ(entries.count("SO_FEIERTAG 20261225 1"), 1U);
  EXPECT_EQ(entries.count("MO-FR_SCHULE 20261012 2"), 1U);  // first day of the autumn holidays
  EXPECT_EQ(entries.count("MO-FR_SCHULFREI 20261012 1"), 1U);
  EXPECT_EQ(entries.count("MO-FR_SCHULE 20261026 2"), 0U);  // school again
}

}  // namespace
}  // namespace musterkreis_test
