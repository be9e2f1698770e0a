#include "ui/statistics/layer_statistics.h"

#include "ui/widgets/number_text.h"
#include "ui/widgets/sentence_text.h"
#include "ui/widgets/shown_names.h"
#include "ui/widgets/text.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace glioscope {
namespace {

constexpr int kClasses = 64;

using Measured = std::shared_ptr<const LayerFigures>;

void addHistograms(LayerFigures& figures, const LabelMap& labels)
{
    for (const Sequence sequence : kAllSequences) {
        const auto s = static_cast<std::size_t>(sequence);
        const auto image = inVoxelOrderOf(labels.geometry, figures.images[s]);
        const auto range = rangeOfIntensities(figures.rows, sequence);
        for (const StatisticsRow& row : figures.rows) {
            figures.histograms[s].push_back(
                image && range && row.intensities[s]
                    ? intensityHistogram(*image, labels, row.structure.structure, *range, kClasses)
                    : IntensityHistogram{});
        }
    }
}

/// Adds no result where it is cancelled.
void measureLayer(QPromise<Measured>& promise, LayerFigures figures,
                  const std::shared_ptr<const LabelMap>& labels)
{
    promise.setProgressRange(0, 100);
    const auto progress = [&promise](std::size_t done, std::size_t total) {
        promise.setProgressValue(static_cast<int>(100 * done / total));
        return !promise.isCanceled();
    };
    SegmentationStatistics found = segmentationStatistics(*labels, figures.images, progress);
    if (promise.isCanceled()) {
        return;
    }
    figures.rows = std::move(found.rows);
    for (const Sentence& problem : found.problems) {
        figures.problems << shownSentence(problem);
    }
    addHistograms(figures, *labels);
    promise.addResult(std::make_shared<const LayerFigures>(std::move(figures)));
}

}  // namespace

const StatisticsRow* LayerFigures::row(Structure structure) const
{
    const auto found = std::ranges::find_if(rows, [structure](const StatisticsRow& row) {
        return row.structure.structure == structure;
    });
    return found == rows.end() ? nullptr : &*found;
}

class LayerStatistics::Work : public QFutureWatcher<Measured> {
public:
    Work(LayerFigures figures, QObject* parent)
        : QFutureWatcher<Measured>(parent), of(std::move(figures))
    {
    }
    const LayerFigures of;  ///< nothing measured yet
};

LayerStatistics::LayerStatistics(ViewState& state, QObject* parent)
    : QObject(parent), m_state(state)
{
    m_pool.setMaxThreadCount(1);
    m_subscription = state.subscribe([this](Changes changes) {
        if (changes.hasAny(Change::Layers | Change::Images)) {
            update();
        }
    });
}

LayerStatistics::~LayerStatistics()
{
    stop();
}

/// Whether they are those of the active segmentation and of the shown images.
bool LayerStatistics::areOf(const LayerFigures& figures) const
{
    const Layer* layer = m_state.activeLayer();
    return layer && layer->labels() && layer->id == figures.layer && layer->mark == figures.mark &&
           figures.images == m_state.images();
}

void LayerStatistics::setWatched(bool watched)
{
    if (std::exchange(m_watched, watched) != watched) {
        update();
    }
}

void LayerStatistics::whenMeasured(std::function<void()> next)
{
    if (m_figures) {
        next();
        return;
    }
    m_next.push_back(std::move(next));
    measure();
}

void LayerStatistics::measure()
{
    m_cancelled = false;
    const Layer* layer = m_state.activeLayer();
    if (!m_work && !m_figures && layer && layer->labels()) {
        start(*layer);
        Q_EMIT changed();
    }
}

void LayerStatistics::cancel()
{
    stop();
    m_next.clear();
    m_cancelled = true;
    Q_EMIT changed();
}

void LayerStatistics::stop()
{
    if (m_work) {
        m_work->disconnect(this);
        m_work->cancel();  // its thread ends at its next step
        std::exchange(m_work, nullptr)->deleteLater();
    }
}

void LayerStatistics::update()
{
    if (m_figures && !areOf(*m_figures)) {
        m_figures.reset();
        m_lesion = -1;
        m_cancelled = false;
    }
    if (m_work && !areOf(m_work->of)) {
        stop();
        m_next.clear();
        m_cancelled = false;
    }
    const Layer* layer = m_state.activeLayer();
    if (m_watched && !m_figures && !m_work && !m_cancelled && layer && layer->labels()) {
        start(*layer);
    }
    Q_EMIT changed();
}

void LayerStatistics::start(const Layer& layer)
{
    LayerFigures figures;
    figures.layer = layer.id;
    figures.mark = layer.mark;
    figures.images = m_state.images();
    m_work = new Work(figures, this);
    connect(m_work, &QFutureWatcherBase::progressValueChanged, this, &LayerStatistics::progressed);
    connect(m_work, &QFutureWatcherBase::finished, this, [this] {
        Work* work = std::exchange(m_work, nullptr);
        work->deleteLater();
        if (work->future().isResultReadyAt(0)) {
            take(work->result());
        }
    });
    m_work->setFuture(QtConcurrent::run(&m_pool, measureLayer, figures, layer.labels()->map));
}

void LayerStatistics::take(std::shared_ptr<const LayerFigures> figures)
{
    m_figures = std::move(figures);
    m_lesion = -1;
    Q_EMIT changed();
    for (const auto& next : std::exchange(m_next, {})) {
        next();
    }
}

void LayerStatistics::setStructure(Structure structure)
{
    if (structure != m_structure) {
        m_structure = structure;
        m_lesion = -1;
        Q_EMIT changed();
    }
}

void LayerStatistics::goTo(int lesion)
{
    const StatisticsRow* row = m_figures ? m_figures->row(m_structure) : nullptr;
    if (!row || lesion < 0 || lesion >= static_cast<int>(row->structure.lesions.size())) {
        return;
    }
    m_lesion = lesion;
    const PartStatistics& part = row->structure.lesions[static_cast<std::size_t>(lesion)];
    m_state.setCursorLps(*part.largestSliceLps);
    Q_EMIT arrived();
    Q_EMIT changed();
    Q_EMIT told(tr("Lesion %1 of %2 of %3: %4 ml, %5 mm across on axial slices; this is its "
                   "largest slice.")
                    .arg(lesion + 1)
                    .arg(row->structure.lesions.size())
                    .arg(shownName(displayName(m_structure)).toLower())
                    .arg(shownNumber(part.ml, 'f', 2))
                    .arg(shownNumber(part.largestAxialDiameterMm, 'f', 1)));
}

void LayerStatistics::step(int by)
{
    const Layer* layer = m_state.activeLayer();
    if (!layer || !layer->labels()) {
        Q_EMIT told(tr("There is no segmentation yet whose lesions could be gone to."));
        return;
    }
    whenMeasured([this, by] {
        const StatisticsRow* row = m_figures->row(m_structure);
        const int count = row ? static_cast<int>(row->structure.lesions.size()) : 0;
        if (count == 0) {
            Q_EMIT told(tr("The segmentation has nothing of %1.")
                            .arg(shownName(displayName(m_structure)).toLower()));
            return;
        }
        const int from = m_lesion < 0 && by < 0 ? 0 : m_lesion;
        goTo(((from + by) % count + count) % count);
    });
}

}  // namespace glioscope
