#include "geo/io/detail/osm_xml_parser.h"

#include <cmath>
#include <exception>
#include <optional>

#include <expat.h>

#include "geo/core/error.h"
#include "geo/core/numbers.h"

namespace nahraum::geo::osm {

namespace {

constexpr std::int64_t kNowhere = INT64_MAX;
/// Of one tag or comment; expat keeps it in memory until it ends.
constexpr std::uint64_t kLongestToken = 8 << 20;
/// Ways have 2,000 nodes at most today, some old ones more.
constexpr std::size_t kMostRefs = 1 << 20;

std::string_view attribute(const char** attributes, std::string_view name) {
  for (; *attributes != nullptr; attributes += 2) {
    if (name == attributes[0]) return attributes[1];
  }
  return {};
}

std::int64_t degrees(std::string_view text) {
  const std::optional<double> value = parse_plain_number(text);
  return value && std::abs(*value) < 1000 ? std::llround(*value * 1e7) : kNowhere;
}

}  // namespace

struct XmlParser::State {
  XML_Parser parser = XML_ParserCreate(nullptr);
  std::function<bool(ObjectKind)> wanted;
  std::function<void(const XmlObject&)> handle;
  std::exception_ptr failure;  ///< must not fly through expat, which is C
  std::uint64_t fed = 0;
  bool has_root = false;
  bool active = false;  ///< within an object that is wanted
  XmlObject object;
  std::vector<std::pair<std::string, std::string>> texts;  ///< of the tags
  std::vector<std::string> roles;

  [[noreturn]] void refuse(Text message) const {
    throw Error(ErrorKind::Input, std::move(message))
        .at_row(XML_GetCurrentLineNumber(parser))
        .with_hint({"Bitte den Auszug neu herunterladen oder als PBF-Datei wählen.",
                    "Please download the extract again or choose it as a PBF file."});
  }

  std::int64_t number(std::string_view text) const {
    const std::optional<long long> value = parse_integer(text);
    if (!value) {
      refuse({"Ein Objekt hat keine gültige Nummer (id oder ref).",
              "An object has no valid number (id or ref)."});
    }
    return *value;
  }

  void check_root(std::string_view name) {
    has_root = true;
    if (name == "osm") return;
    if (name == "osmChange") {
      throw Error(ErrorKind::Unsupported,
                  {"Die Datei enthält nur Änderungen der Karte (osmChange).",
                   "The file holds changes of the map only (osmChange)."})
          .with_hint({"Bitte einen gewöhnlichen Auszug wählen.", "Please choose a usual extract."});
    }
    refuse({"Die Datei ist kein OpenStreetMap-Auszug.", "The file is no OpenStreetMap extract."});
  }

  void begin(ObjectKind kind, const char** attributes) {
    active = wanted(kind);
    if (!active) return;
    object.kind = kind;
    object.id = number(attribute(attributes, "id"));
    // Editors write action="delete".
    object.visible =
        attribute(attributes, "visible") != "false" && attribute(attributes, "action") != "delete";
    object.lon = degrees(attribute(attributes, "lon"));
    object.lat = degrees(attribute(attributes, "lat"));
    object.refs.clear();
    object.members.clear();
    texts.clear();
    roles.clear();
  }

  void add_member(const char** attributes) {
    if (object.members.size() > kMostMembers) return;
    const std::string_view type = attribute(attributes, "type");
    object.members.push_back(
        {type.empty() ? 'x' : type[0], number(attribute(attributes, "ref")), {}});
    roles.emplace_back(attribute(attributes, "role"));
  }

  void start(std::string_view name, const char** attributes) {
    if (!has_root) return check_root(name);
    if (name == "node") return begin(ObjectKind::Node, attributes);
    if (name == "way") return begin(ObjectKind::Way, attributes);
    if (name == "relation") return begin(ObjectKind::Relation, attributes);
    if (!active) return;
    if (name == "tag") {
      texts.emplace_back(attribute(attributes, "k"), attribute(attributes, "v"));
    } else if (name == "nd") {
      object.refs.push_back(number(attribute(attributes, "ref")));
    } else if (name == "member") {
      add_member(attributes);
    }
    if (object.refs.size() > kMostRefs || texts.size() > kMostRefs) {
      refuse({"Ein Weg hat zu viele Knoten oder Merkmale.", "A way has too many nodes or tags."});
    }
  }

  void end(std::string_view name) {
    if (!active || (name != "node" && name != "way" && name != "relation")) return;
    active = false;
    object.tags.assign(texts.begin(), texts.end());
    for (std::size_t i = 0; i < roles.size(); ++i) object.members[i].role = roles[i];
    handle(object);
  }

  /// Calls `work`; a failure stops expat and is told by parse().
  template <typename Work>
  void guarded(const Work& work) {
    if (failure) return;
    try {
      work();
    } catch (...) {
      failure = std::current_exception();
      XML_StopParser(parser, XML_FALSE);
    }
  }

  static void on_start(void* self, const char* name, const char** attributes) {
    auto& state = *static_cast<State*>(self);
    state.guarded([&] { state.start(name, attributes); });
  }
  static void on_end(void* self, const char* name) {
    auto& state = *static_cast<State*>(self);
    state.guarded([&] { state.end(name); });
  }
  static void on_document_type(void* self, const char*, const char*, const char*, int) {
    auto& state = *static_cast<State*>(self);
    state.guarded([&] {
      state.refuse(
          {"Die Datei enthält eine Dokumenttyp-Angabe (DOCTYPE), wie sie in "
           "OpenStreetMap-Auszügen nicht vorkommt.",
           "The file has a document type (DOCTYPE), which OpenStreetMap extracts never "
           "have."});
    });
  }
};

XmlParser::XmlParser(std::function<bool(ObjectKind)> wanted,
                     std::function<void(const XmlObject&)> handle)
    : state_(std::make_unique<State>()) {
  if (state_->parser == nullptr) throw std::bad_alloc();
  state_->wanted = std::move(wanted);
  state_->handle = std::move(handle);
  XML_SetUserData(state_->parser, state_.get());
  XML_SetElementHandler(state_->parser, State::on_start, State::on_end);
  XML_SetStartDoctypeDeclHandler(state_->parser, State::on_document_type);
}

XmlParser::~XmlParser() { XML_ParserFree(state_->parser); }

void XmlParser::parse(std::string_view bytes) {
  const XML_Status status = XML_Parse(state_->parser, bytes.data(), static_cast<int>(bytes.size()),
                                      bytes.empty() ? 1 : 0);
  if (state_->failure) std::rethrow_exception(state_->failure);
  if (status != XML_STATUS_OK) {
    const bool is_xml = state_->has_root;
    state_->refuse(
        !is_xml ? Text{"Die Datei ist kein OpenStreetMap-Auszug.",
                       "The file is no OpenStreetMap extract."}
        : bytes.empty()
            ? Text{"Die Datei endet mitten im Text; sie ist nicht vollständig.",
                   "The file ends in the middle of its text; it is not complete."}
            : Text{"Der Text der Datei ist beschädigt.", "The text of the file is damaged."});
  }
  state_->fed += bytes.size();
  const auto seen = static_cast<std::uint64_t>(XML_GetCurrentByteIndex(state_->parser));
  if (!bytes.empty() && state_->fed > seen + kLongestToken) {
    state_->refuse({"Der Text der Datei ist beschädigt: eine Angabe hat kein Ende.",
                    "The text of the file is damaged: an element has no end."});
  }
}

}  // namespace nahraum::geo::osm
