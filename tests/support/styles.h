#pragma once
// Two QGIS styles small enough to read: classes by number, classes by word.

#include <string>
#include <string_view>

namespace nahraum::support {

inline std::string fill_symbol(int name, std::string_view rgb) {
  return "<symbol alpha=\"1\" type=\"fill\" name=\"" + std::to_string(name) +
         "\"><layer class=\"SimpleFill\" enabled=\"1\" pass=\"0\"><Option type=\"Map\">"
         "<Option type=\"QString\" name=\"color\" value=\"" +
         std::string(rgb) +
         ",255\"/><Option type=\"QString\" name=\"style\" value=\"solid\"/>"
         "</Option></layer></symbol>";
}

inline std::string marker_symbol(int name, std::string_view rgb) {
  return "<symbol alpha=\"1\" type=\"marker\" name=\"" + std::to_string(name) +
         "\"><layer class=\"SimpleMarker\" enabled=\"1\" pass=\"0\"><Option type=\"Map\">"
         "<Option type=\"QString\" name=\"color\" value=\"" +
         std::string(rgb) + ",255\"/></Option></layer></symbol>";
}

/// Field "kinder": two classes, the field's alias "Kinder unter 10".
inline std::string graduated_qml() {
  return "<qgis version=\"3.22.0\" styleCategories=\"Symbology|Labeling|Fields|Forms\" "
         "labelsEnabled=\"0\"><renderer-v2 type=\"graduatedSymbol\" attr=\"kinder\" "
         "graduatedMethod=\"GraduatedColor\"><ranges>"
         "<range lower=\"0\" upper=\"50\" symbol=\"0\" label=\"0 bis 50\" render=\"true\"/>"
         "<range lower=\"50\" upper=\"500\" symbol=\"1\" label=\"über 50\" render=\"true\"/>"
         "</ranges><symbols>" +
         fill_symbol(0, "68,1,84") + fill_symbol(1, "253,231,37") +
         "</symbols></renderer-v2><aliases><alias field=\"kinder\" index=\"1\" "
         "name=\"Kinder unter 10\"/></aliases></qgis>";
}

/// Field "art": two categories.
inline std::string categorised_qml() {
  return "<qgis version=\"3.22.0\" styleCategories=\"Symbology|Fields\">"
         "<renderer-v2 type=\"categorizedSymbol\" attr=\"art\"><categories>"
         "<category value=\"kita\" symbol=\"0\" label=\"Kita\" render=\"true\"/>"
         "<category value=\"thekiz\" symbol=\"1\" label=\"ThEKiZ\" render=\"true\"/>"
         "</categories><symbols>" +
         marker_symbol(0, "31,120,180") + marker_symbol(1, "227,26,28") +
         "</symbols></renderer-v2></qgis>";
}

}  // namespace nahraum::support
