#pragma once

// What is drawn and how, in which numbers it is written, and how much of it there is: a row a label
// or region of the active segmentation. Shows the ViewState and changes which parts are drawn.

#include "viewer/state/view_state.h"

#include <QWidget>

#include <array>

class QCheckBox;
class QLabel;

namespace glioscope {

class OverlayLegend : public QWidget {
    Q_OBJECT
public:
    /// `state` must outlive it.
    explicit OverlayLegend(ViewState& state);

    void showState();

private:
    void showFigures();

    ViewState& m_state;
    /// Labels or regions, as the style says; the regions are fewer.
    std::array<QCheckBox*, kMarkedLabels.size()> m_parts = {};
    QLabel* m_scheme = nullptr;  ///< of the active segmentation, as are:
    std::array<QLabel*, kMarkedLabels.size()> m_ml = {}, m_voxels = {};
    std::array<QLabel*, 2> m_units = {};  ///< above them
};

}  // namespace glioscope
