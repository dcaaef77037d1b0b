#pragma once
// Objects of an OSM XML text, one after the other (expat). An own small adapter rather than
// libosmium's: it sees every byte that is unpacked, refuses document types, starts no threads and
// can be stopped between two blocks.

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "geo/io/detail/osm_rows.h"

namespace nahraum::geo::osm {

enum class ObjectKind { Node, Way, Relation };

/// Views live until the handler returns.
struct XmlObject {
  ObjectKind kind = ObjectKind::Node;
  std::int64_t id = 0;
  bool visible = true;
  std::int64_t lon = 0;  ///< 1e-7 degree; far outside the Earth when there is none
  std::int64_t lat = 0;
  std::vector<Tag> tags;
  std::vector<std::int64_t> refs;
  std::vector<Member> members;
};

class XmlParser {
 public:
  /// `wanted(kind)`: objects of other kinds are passed over.
  XmlParser(std::function<bool(ObjectKind)> wanted, std::function<void(const XmlObject&)> handle);
  ~XmlParser();
  XmlParser(const XmlParser&) = delete;
  XmlParser& operator=(const XmlParser&) = delete;

  /// The next bytes; none at the end of the text. Throws Error{Input} with the line for what is no
  /// OSM XML, and what `handle` throws.
  void parse(std::string_view bytes);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace nahraum::geo::osm
