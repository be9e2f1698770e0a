#pragma once

// A small phantom in a document, as the pictures and films of a case need it.

#include "segmentation/phantom/phantom.h"
#include "viewer/state/view_state.h"

#include <memory>

namespace glioscope::test {

struct PhantomDocument {
    Document document;
    ViewState state{document};
    LabelContent expert;  ///< measured; no layer yet

    PhantomDocument()
    {
        Phantom phantom = makePhantom(
            {.geometry = {
                 .size = {60, 60, 40}, .spacingMm = {4, 4, 4}, .originLps = {0, -236, 0}}});
        CaseImages images;
        for (std::size_t s = 0; s < images.size(); ++s) {
            images[s] = std::make_shared<const Image>(std::move(phantom.images[s]));
        }
        document.open(studyOf(images));
        expert = measured(std::make_shared<const LabelMap>(std::move(phantom.labels)));
    }
};

}  // namespace glioscope::test
