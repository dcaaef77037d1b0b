#!/usr/bin/python3
"""Draws a GeoPackage with QGIS, for comparison: reads percent of the extent, answers milliseconds.

    echo 30 | QT_QPA_PLATFORM=offscreen /usr/bin/python3 bench/qgis_peer.py map.gpkg [picture.png]

Layers bottom first in the order of the file, with the styles stored in it; 1280 x 900 pixels, 96 dpi,
QGIS's parallel renderer with as many threads as it likes, no cache between pictures. The last picture
is written where a second argument names a file. Exit code 77: python3-qgis is not installed.
"""

import os
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
try:
    from qgis.core import (
        QgsApplication,
        QgsMapRendererParallelJob,
        QgsMapSettings,
        QgsRectangle,
        QgsVectorLayer,
    )
    from qgis.PyQt.QtCore import QSize
    from qgis.PyQt.QtGui import QColor
except ImportError:
    sys.exit(77)


def layers_of(path):
    whole = QgsVectorLayer(path, "all", "ogr")  # the provider dies with it
    names = [line.split("!!::!!")[1] for line in whole.dataProvider().subLayers()]
    return [QgsVectorLayer(f"{path}|layername={name}", name, "ogr") for name in names]


def settings_of(layers):
    settings = QgsMapSettings()
    settings.setLayers(list(reversed(layers)))  # QGIS takes the topmost first
    settings.setOutputSize(QSize(1280, 900))
    settings.setOutputDpi(96)
    settings.setBackgroundColor(QColor("white"))
    settings.setDestinationCrs(layers[0].crs())
    return settings


def extent_of(layers, percent):
    whole = QgsRectangle(layers[0].extent())
    for layer in layers[1:]:
        whole.combineExtentWith(layer.extent())
    whole.scale(percent / 100)
    return whole


def answer_requests(layers):
    settings = settings_of(layers)
    print("ready", flush=True)
    for line in sys.stdin:
        settings.setExtent(extent_of(layers, float(line)))
        start = time.perf_counter()
        job = QgsMapRendererParallelJob(settings)
        job.start()
        job.waitForFinished()
        image = job.renderedImage()
        print((time.perf_counter() - start) * 1e3, flush=True)
        if len(sys.argv) > 2:
            image.save(sys.argv[2])


def main():
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    answer_requests(layers_of(sys.argv[1]))  # layers must be gone before QGIS is
    application.exitQgis()


main()
