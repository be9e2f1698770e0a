#pragma once

// The figures of the active segmentation: each label and region with size, place and what the shown
// sequence holds within it, as tables and histograms, and the lesions of one of them. Shows
// LayerStatistics and changes it; what is shown can be copied and written.

#include "ui/statistics/layer_statistics.h"
#include "ui/widgets/scrolling_dock.h"

#include <QTimer>

class QAction;
class QLabel;
class QProgressBar;
class QTableView;
class QToolButton;
class QVBoxLayout;

namespace glioscope {

class FigureRows;
class HistogramPlot;
class NoticeLabel;

class StatisticsDock : public ScrollingDock {
    Q_OBJECT
public:
    /// Commands that it has buttons of.
    struct Commands {
        QAction* write;
        QAction* previousLesion;
        QAction* nextLesion;
    };
    /// All must outlive the dock.
    StatisticsDock(LayerStatistics& statistics, ViewState& state, const Commands& commands,
                   QWidget* parent = nullptr);

private:
    void addHead(QVBoxLayout& layout, const Commands& commands);
    void addStructures(QVBoxLayout& layout);
    void addLesions(QVBoxLayout& layout, const Commands& commands);
    void addIntensities(QVBoxLayout& layout);
    void showState();
    void showProgress();
    void showSizes(const LayerFigures& figures);
    void showLesions(const LayerFigures& figures);
    void showIntensities(const LayerFigures& figures);
    /// All tables, for a spreadsheet.
    void copyAll() const;

    LayerStatistics& m_statistics;
    ViewState& m_state;
    ViewState::Subscription m_subscription;
    QLabel* m_hint = nullptr;
    QTimer m_patience;  ///< runs out where measuring takes long enough to say so
    QWidget* m_working = nullptr;
    QProgressBar* m_progress = nullptr;
    QToolButton* m_again = nullptr;
    QWidget* m_content = nullptr;
    QLabel* m_name = nullptr;
    NoticeLabel* m_problems = nullptr;
    FigureRows* m_structureRows = nullptr;
    QTableView* m_structures = nullptr;
    QLabel* m_lesionHeading = nullptr;
    FigureRows* m_lesionRows = nullptr;
    QTableView* m_lesions = nullptr;
    QLabel* m_intensityHeading = nullptr;
    FigureRows* m_intensityRows = nullptr;
    QTableView* m_intensities = nullptr;
    HistogramPlot* m_histograms = nullptr;
};

}  // namespace glioscope
