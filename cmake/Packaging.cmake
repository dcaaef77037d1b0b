set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME nahraum)
include(CPack)
