#pragma once

// The figures of the active segmentation: measured on a worker thread while somebody wants them,
// with progress, and which of its lesions the crosshair was put into. Holds no widget.

#include "segmentation/statistics/intensity_histogram.h"
#include "viewer/state/view_state.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QThreadPool>

#include <array>
#include <functional>
#include <memory>
#include <vector>

namespace glioscope {

/// What was measured, as a plain value.
struct LayerFigures {
    LayerId layer = 0;
    ContentMark mark = 0;
    SequenceImages images;  ///< measured within it
    std::vector<StatisticsRow> rows;
    QStringList problems;  ///< a sentence for each image that could not be measured
    /// By Sequence; one a row, with no classes where it has no intensities.
    std::array<std::vector<IntensityHistogram>, 4> histograms;

    [[nodiscard]] const StatisticsRow* row(Structure structure) const;
};

class LayerStatistics : public QObject {
    Q_OBJECT
public:
    /// `state` must outlive this.
    LayerStatistics(ViewState& state, QObject* parent);
    ~LayerStatistics() override;

    /// While nobody watches, only what is asked for is measured.
    void setWatched(bool watched);
    /// Of the active segmentation as it is; null until they are measured.
    [[nodiscard]] const LayerFigures* figures() const { return m_figures.get(); }
    /// Calls `next` once they are there, which may be now; not at all where measuring is cancelled,
    /// or another segmentation comes first.
    void whenMeasured(std::function<void()> next);
    [[nodiscard]] bool isMeasuring() const { return m_work != nullptr; }
    /// Nothing is measured any more until measure() or a change of what is active.
    void cancel();
    [[nodiscard]] bool isCancelled() const { return m_cancelled; }
    void measure();

    /// Whose lesions are gone to.
    [[nodiscard]] Structure structure() const { return m_structure; }
    void setStructure(Structure structure);
    /// Index of the lesion last gone to; -1 for none.
    [[nodiscard]] int lesion() const { return m_lesion; }
    /// Puts the cursor into the middle of its largest axial slice.
    void goTo(int lesion);
    /// To the next (1) or the one before (-1) by size, around at the ends; once it is measured.
    void step(int by);

Q_SIGNALS:
    /// What is measured, of what, or which lesion is gone to.
    void changed();
    void progressed(int percent);
    /// The cursor is in a lesion.
    void arrived();
    /// At a lesion: which, and how large; or why there is none to go to.
    void told(const QString& sentence);

private:
    class Work;
    [[nodiscard]] bool areOf(const LayerFigures& figures) const;
    void update();
    void start(const Layer& layer);
    void take(std::shared_ptr<const LayerFigures> figures);
    void stop();

    ViewState& m_state;
    ViewState::Subscription m_subscription;
    std::shared_ptr<const LayerFigures> m_figures;
    Work* m_work = nullptr;  ///< being done; null where none is
    std::vector<std::function<void()>> m_next;
    Structure m_structure = Structure::WholeTumour;
    int m_lesion = -1;
    bool m_watched = false;
    bool m_cancelled = false;
    QThreadPool m_pool;  ///< may take long, so that opening and saving do not wait for it
};

}  // namespace glioscope
