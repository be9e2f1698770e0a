#pragma once

// The segmentations of the open case held against each other: which, against which reference and
// about which structure; their figures, where they disagree, what each says at a place, how much
// they share, and which map of it is drawn. Shows the Comparison and changes it.

#include "ui/comparison/comparison.h"
#include "ui/widgets/scrolling_dock.h"

class QComboBox;
class QLabel;
class QSlider;
class QTableView;
class QToolButton;
class QVBoxLayout;

namespace glioscope {

class Actions;
class DisagreementTable;
class FigureTable;
class LookLegend;
class NoticeLabel;
class OverlapPlot;
class PlaceTable;

class ComparisonDock : public ScrollingDock {
    Q_OBJECT
public:
    /// All must outlive the dock.
    ComparisonDock(Comparison& comparison, ViewState& state, const Actions& actions,
                   QWidget* parent = nullptr);

    /// The place under the pointer; with nothing, the crosshair's.
    void showPointer(const std::optional<Vec3>& lps);

private:
    [[nodiscard]] QWidget* makeChoices();
    void addFigures(QVBoxLayout& layout);
    [[nodiscard]] QToolButton* makeConventions();
    void addDisagreements(QVBoxLayout& layout, const Actions& actions);
    void addPlace(QVBoxLayout& layout);
    void addOverlaps(QVBoxLayout& layout);
    void connectChoices();
    void showState();
    void showChoices();
    void showMap();
    void showDifferences();

    Comparison& m_comparison;
    ViewState& m_state;
    ViewState::Subscription m_subscription;
    QLabel* m_hint = nullptr;
    QWidget* m_content = nullptr;
    QComboBox* m_reference = nullptr;
    QComboBox* m_structure = nullptr;
    QComboBox* m_map = nullptr;
    QSlider* m_opacity = nullptr;
    LookLegend* m_legend = nullptr;
    NoticeLabel* m_problems = nullptr;
    FigureTable* m_figureModel = nullptr;
    QTableView* m_figures = nullptr;
    QLabel* m_total = nullptr;
    DisagreementTable* m_disagreementModel = nullptr;
    QTableView* m_disagreements = nullptr;
    PlaceTable* m_placeModel = nullptr;
    QTableView* m_place = nullptr;
    QLabel* m_overlapHeading = nullptr;
    OverlapPlot* m_overlaps = nullptr;
};

}  // namespace glioscope
