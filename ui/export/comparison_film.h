#pragma once

// A film through the axial slices of the open case: segmentations side by side, one a pane, from
// below to above. Made picture by picture between the window's events, so that it can be watched
// and cancelled.

#include "viewer/state/view_state.h"

#include <QObject>

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace glioscope {

class FilmWriter;
class SlicePictures;

inline constexpr std::size_t kMostInFilm = 3;  ///< segmentations, unless more are asked for

struct FilmWish {
    std::filesystem::path file;             ///< .mp4 or .gif
    std::vector<LayerId> layers = {};       ///< segmentations, each in a pane; none: one pane
    std::optional<Sequence> sequence = {};  ///< nothing: the shown one
};

class ComparisonFilm : public QObject {
    Q_OBJECT
public:
    /// Document and state must outlive the film.
    ComparisonFilm(Document& document, const ViewState& state, FilmWish wish,
                   QObject* parent = nullptr);
    ~ComparisonFilm() override;

    /// Every slice that holds brain. finished() follows.
    void start();
    /// Leaves no file; finished() follows with an empty message.
    void cancel();

Q_SIGNALS:
    void progress(int done, int total);
    /// An empty message: the file is written, or cancelled. Else why not, in a sentence.
    void finished(const QString& message);

private:
    void addNext();
    void end(const QString& message);

    Document& m_document;
    const ViewState& m_state;
    FilmWish m_wish;
    std::vector<std::unique_ptr<SlicePictures>> m_panes;
    std::vector<Vec3> m_places;
    std::size_t m_next = 0;
    std::unique_ptr<FilmWriter> m_writer;
    bool m_running = false;
};

}  // namespace glioscope
