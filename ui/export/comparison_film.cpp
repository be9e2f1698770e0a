#include "ui/export/comparison_film.h"

#include "segmentation/system/error.h"
#include "ui/export/film_writer.h"
#include "ui/export/picture_frame.h"
#include "ui/export/slice_pictures.h"
#include "ui/widgets/sentence_text.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace glioscope {
namespace {

constexpr QSize kPaneSize(640, 640);

}  // namespace

ComparisonFilm::ComparisonFilm(Document& document, const ViewState& state, FilmWish wish,
                               QObject* parent)
    : QObject(parent), m_document(document), m_state(state), m_wish(std::move(wish))
{
}

ComparisonFilm::~ComparisonFilm() = default;

void ComparisonFilm::start()
{
    const std::size_t panes = std::max<std::size_t>(1, m_wish.layers.size());
    for (std::size_t n = 0; n < panes; ++n) {
        m_panes.push_back(std::make_unique<SlicePictures>(m_document, m_state, kPaneSize));
    }
    m_places = m_panes.front()->slices(SlicePlane::Axial);
    m_running = true;
    QTimer::singleShot(0, this, &ComparisonFilm::addNext);
}

void ComparisonFilm::cancel()
{
    if (m_running) {
        end({});
    }
}

void ComparisonFilm::addNext()
{
    if (!m_running) {
        return;
    }
    try {
        std::vector<QImage> pictures;
        for (std::size_t n = 0; n < m_panes.size(); ++n) {
            PaneSpec pane = {.plane = SlicePlane::Axial, .sequence = m_wish.sequence};
            if (!m_wish.layers.empty()) {
                pane.layers = std::vector{m_wish.layers[n]};
            }
            pictures.push_back(m_panes[n]->picture(pane, m_places[m_next]));
        }
        const QImage picture = framed(pictures, m_state);
        if (!m_writer) {
            m_writer = std::make_unique<FilmWriter>(m_wish.file, picture.size());
        }
        m_writer->add(picture);
        ++m_next;
        Q_EMIT progress(static_cast<int>(m_next), static_cast<int>(m_places.size()));
        if (m_next < m_places.size()) {
            QTimer::singleShot(0, this, &ComparisonFilm::addNext);
            return;
        }
        m_writer->finish();
    } catch (const Error& error) {
        end(shownFailure(error));
        return;
    }
    end({});
}

void ComparisonFilm::end(const QString& message)
{
    m_running = false;
    m_writer.reset();  // an unfinished file goes with it
    m_panes.clear();
    Q_EMIT finished(message);
}

}  // namespace glioscope
