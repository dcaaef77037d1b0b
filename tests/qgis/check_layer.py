#!/usr/bin/python3
"""What QGIS makes of a GeoPackage: one JSON object for each layer.

    QT_QPA_PLATFORM=offscreen /usr/bin/python3 check_layer.py result.gpkg

Prints a list of {layer, title, abstract, crs, geometry, rows, renderer, attribute, classes: [{label,
symbol, colour}], aliases: {field: alias}, widgets: {field: type}, valid}. Exit code 77: python3-qgis
is not installed; 1: the file does not open. Used by the tests and by hand.
"""

import json
import os
import sys

SKIPPED = 77


def class_entry(label, symbol):
    return {
        "label": label,
        "symbol": symbol.symbolLayer(0).layerType(),
        "colour": symbol.color().name(),
    }


def classes_of(renderer):
    """Label, kind of symbol and colour of each class, in the order of the legend.

    A symbol belongs to its range or category and dies with it, so each is read where it stands.
    """
    kind = renderer.type()
    if kind == "graduatedSymbol":
        return [class_entry(r.label(), r.symbol()) for r in renderer.ranges()]
    if kind == "categorizedSymbol":
        return [class_entry(c.label(), c.symbol()) for c in renderer.categories()]
    if kind == "singleSymbol":
        return [class_entry("", renderer.symbol())]
    return []


def describe(layer, name, wkb_name):
    renderer = layer.renderer()
    has_attribute = hasattr(renderer, "classAttribute")
    fields = layer.fields()
    return {
        "layer": name,
        "valid": layer.isValid(),
        "title": layer.metadata().title(),
        "abstract": layer.metadata().abstract(),
        "crs": layer.crs().authid(),
        "geometry": wkb_name(layer.wkbType()),
        "rows": layer.featureCount(),
        "renderer": renderer.type() if renderer else "",
        "attribute": renderer.classAttribute() if has_attribute else "",
        "classes": classes_of(renderer) if renderer else [],
        "labels": layer.labelsEnabled(),
        "aliases": {f.name(): layer.attributeAlias(i) for i, f in enumerate(fields)},
        "widgets": {f.name(): layer.editorWidgetSetup(i).type() for i, f in enumerate(fields)},
    }


def layers_of(path, open_layer, wkb_name):
    """Every layer described. No QGIS object outlives this call: exitQgis() would crash on one."""
    whole = open_layer(path, "whole", "ogr")
    if not whole.isValid():
        return []
    names = [entry.split("!!::!!")[1] for entry in whole.dataProvider().subLayers()]
    return [
        describe(open_layer(f"{path}|layername={name}", name, "ogr"), name, wkb_name)
        for name in sorted(names)
        if name != "layer_styles"
    ]


def main(path):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        from qgis.core import QgsApplication, QgsVectorLayer, QgsWkbTypes
    except ImportError as missing:
        print(f"python3-qgis is not here: {missing}", file=sys.stderr)
        return SKIPPED
    application = QgsApplication([], False)
    application.initQgis()
    result = layers_of(path, QgsVectorLayer, QgsWkbTypes.displayString)
    print(json.dumps(result, ensure_ascii=False, sort_keys=True, indent=1), flush=True)
    application.exitQgis()
    return 0 if result and all(entry["valid"] for entry in result) else 1


if __name__ == "__main__":
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    sys.exit(main(sys.argv[1]))
