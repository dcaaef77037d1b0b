<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|Forms|Rendering" labelsEnabled="0">
<renderer-v2 type="singleSymbol" forceraster="0" symbollevels="0" enableorderby="0" ><symbols><symbol name="0" type="line" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleLine" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="line_color" value="80,80,80,255"/><Option type="QString" name="line_style" value="solid"/><Option type="QString" name="line_width" value="0.2"/><Option type="QString" name="line_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/><Option type="QString" name="capstyle" value="flat"/></Option></layer></symbol></symbols></renderer-v2>
<layerOpacity>1</layerOpacity>
<aliases><alias index="0" field="name" name="Name"/></aliases>
</qgis>
