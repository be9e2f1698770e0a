#include "ui/engine/brain_mask.h"

#include "segmentation/case/formats/byte_reader.h"
#include "segmentation/case/formats/case_reader.h"
#include "segmentation/case/formats/label_writer.h"
#include "segmentation/registration/stripped_sequence.h"
#include "segmentation/session/mask_margin.h"
#include "ui/case/case_session.h"
#include "ui/engine/case_moves.h"
#include "ui/widgets/background_work.h"
#include "ui/widgets/path_string.h"
#include "ui/widgets/sentence_text.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <system_error>
#include <utility>

namespace glioscope {
namespace fs = std::filesystem;
namespace {

constexpr std::uint8_t kBright = 255;

double volumeMlOf(const Mask& mask)
{
    return double(std::ranges::count(mask.voxels, 1)) * mask.geometry.voxelVolumeMl();
}

std::shared_ptr<const Volume<std::uint8_t>> bright(const Mask& mask)
{
    auto values = std::make_shared<Volume<std::uint8_t>>(mask);
    for (std::uint8_t& value : values->voxels) {
        value = value != 0 ? kBright : 0;
    }
    return values;
}

/// The engine's, whose folder goes.
Mask takeMask(const fs::path& file)
{
    const Mask mask = readBytes(file);
    std::error_code ignored;
    fs::remove_all(file.parent_path(), ignored);
    return mask;
}

/// Of a file that the user has chosen.
Mask readMask(const fs::path& file, const Geometry& grid)
{
    const Image read = readImage(file);
    Mask given(read.geometry);
    std::ranges::transform(read.voxels, given.voxels.begin(),
                           [](float v) { return static_cast<std::uint8_t>(v != 0); });
    return maskOn(given, grid);
}

}  // namespace

BrainMask::BrainMask(AlignEngine& engine, CaseSession& session, CaseMoves& moves, QObject* parent)
    : QObject(parent), m_engine(engine), m_session(session), m_moves(moves)
{
    connect(&engine, &AlignEngine::progressed, this,
            [this](const QObject* asker, const Progress& progress) {
                if (asker == this) {
                    Q_EMIT progressed(progress);
                }
            });
    connect(&session, &CaseSession::opened, this, [this] {
        m_layer = 0;  // it went with the last case
        forget();
    });
}

void BrainMask::find()
{
    const auto done = [this](const AlignResult& result) {
        make([file = result.brain] { return takeMask(file); }, 0);
    };
    const auto failedToFind = [this](const QString& problem) {
        Q_EMIT changed();
        Q_EMIT failed(problem);
    };
    m_engine.ask(this, {.want = AlignJob::Want::Brain, .known = m_moves.known()},
                 {done, failedToFind});
    Q_EMIT changed();
}

void BrainMask::cancel()
{
    m_engine.cancel(this);
    Q_EMIT changed();
}

void BrainMask::load(const fs::path& file)
{
    const auto& t1ce = m_session.current()->image(Sequence::T1ce);
    make([file, grid = t1ce->geometry] { return readMask(file, grid); }, 0);
}

void BrainMask::setGrownMm(double mm)
{
    if (m_mask && mm != m_grownMm) {
        m_grownMm = mm;
        make([mask = m_mask] { return *mask; }, mm);
    }
}

void BrainMask::restore(const std::shared_ptr<const Mask>& found, double grownMm)
{
    grownMm = std::clamp(grownMm, -kMostMm, kMostMm);
    if (!isShown()) {
        m_mask = found;  // a session that is written before it is shown has it too
        m_grownMm = grownMm;
    }
    make([found] { return *found; }, grownMm);
}

void BrainMask::make(std::function<Mask()> read, double grownMm)
{
    const int number = ++m_count;
    const fs::path file =
        pathFromString(m_folder.filePath(QStringLiteral("brain-%1.nii.gz").arg(number)));
    const auto work = [read = std::move(read), grownMm, file] {
        Made made;
        try {
            made.mask = std::make_shared<const Mask>(read());
            const Mask wanted = grown(*made.mask, grownMm);
            made.volumeMl = volumeMlOf(wanted);
            if (made.volumeMl == 0) {
                made.problem =
                    volumeMlOf(*made.mask) > 0
                        ? tr("Nothing would be left of the brain mask; it stays as it was.")
                        : tr("Nothing of this mask lies within the T1ce; the brain mask stays "
                             "as it was.");
                return made;
            }
            writeBytes(file, wanted);
            made.brightBrain = bright(wanted);
        } catch (const std::exception& error) {
            made.problem = shownFailure(error);
        }
        return made;
    };
    runInBackground(this, work, [this, number, grownMm, file](const Made& made) {
        if (number != m_count) {
            return;  // another was asked for, or another case is open
        }
        if (made.problem.isEmpty()) {
            show(made, grownMm, file);
        } else {
            m_grownMm = m_shownMm;
            if (!isShown()) {
                m_mask.reset();
            }
        }
        Q_EMIT changed();
        if (!made.problem.isEmpty()) {
            Q_EMIT failed(made.problem);
        }
    });
}

void BrainMask::show(const Made& made, double grownMm, const fs::path& file)
{
    m_mask = made.mask;
    m_grownMm = m_shownMm = grownMm;
    m_volumeMl = made.volumeMl;
    m_file = file;
    const ScalarContent content = {.values = made.brightBrain, .meaning = ScalarMeaning::BrainMask};
    m_layer = m_session.showBrain(m_layer, content);
}

void BrainMask::forget()
{
    ++m_count;
    m_mask.reset();
    m_grownMm = m_shownMm = 0;
    m_volumeMl = 0;
    m_file.clear();
    Q_EMIT changed();
}

void BrainMask::drop()
{
    m_engine.cancel(this);
    m_session.removeBrain(std::exchange(m_layer, 0));
    forget();
}

}  // namespace glioscope
