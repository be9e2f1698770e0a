#pragma once

// How sure a model was: which map of the shown result is drawn over the images, a threshold for
// each of its probabilities with the volume above it, and a segmentation made of these. Shows the
// ViewState and changes it; holds nothing itself.

#include "ui/widgets/scrolling_dock.h"
#include "viewer/state/view_state.h"

#include <array>
#include <vector>

class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QSlider;

namespace glioscope {

class RampLegend;

class MapDock : public ScrollingDock {
    Q_OBJECT
public:
    /// `state` must outlive the dock.
    explicit MapDock(ViewState& state, QWidget* parent = nullptr);

Q_SIGNALS:
    /// A segmentation of this result's probabilities above their thresholds is wanted.
    void segmentationWanted(LayerId result);

private:
    /// A probability's threshold; hidden where the result has fewer.
    struct ThresholdRow {
        QLabel* name = nullptr;
        QSlider* slider = nullptr;
        QLabel* value = nullptr;
        QLabel* volume = nullptr;
        LayerId map = 0;
    };

    [[nodiscard]] QWidget* makeStylePart();
    [[nodiscard]] QWidget* makeThresholdPart();
    void addThresholdRow(QGridLayout& grid, ThresholdRow& row);
    void connectStyle();
    void showState();
    void showChoices(const std::vector<const Layer*>& maps);
    void showThresholds(const std::vector<const Layer*>& maps);
    void showThreshold(ThresholdRow& row, const Layer& map);
    void setThreshold(LayerId map, double threshold);
    [[nodiscard]] std::vector<const Layer*> shownMaps() const;
    [[nodiscard]] QString hint() const;

    ViewState& m_state;
    ViewState::Subscription m_subscription;
    QLabel* m_hint = nullptr;
    QWidget* m_content = nullptr;
    QLabel* m_of = nullptr;
    QComboBox* m_map = nullptr;
    QComboBox* m_mode = nullptr;
    QSlider* m_opacity = nullptr;
    RampLegend* m_legend = nullptr;
    QWidget* m_thresholds = nullptr;
    std::array<ThresholdRow, kAllRegions.size()> m_rows;
    QLabel* m_note = nullptr;
    QPushButton* m_make = nullptr;
};

}  // namespace glioscope
