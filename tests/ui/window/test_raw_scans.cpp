// Raw scans in the real window with the real engine: whole heads on grids of their own are aligned,
// stripped and segmented, looked at and decided about.

#include "segmentation/case/formats/case_reader.h"
#include "segmentation/case/formats/label_writer.h"
#include "segmentation/registration/stripped_sequence.h"
#include "segmentation/volume/resample.h"
#include "tests/support/main_window_case.h"
#include "tests/support/questions.h"
#include "tests/support/raw_head_case.h"
#include "ui/align/pair_view.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <algorithm>

using namespace glioscope;
namespace fs = std::filesystem;

namespace {

constexpr int kLongMs = 400'000;  // a machine that is busy with other things

Vec3 cornerOf(const Geometry& grid, int corner)
{
    return grid.toLps({corner & 1 ? grid.size[0] - 1.0 : 0, corner & 2 ? grid.size[1] - 1.0 : 0,
                       corner & 4 ? grid.size[2] - 1.0 : 0});
}

double farthestCornerMm(const Geometry& a, const Geometry& b)
{
    double farthest = 0;
    for (int corner = 0; corner < 8; ++corner) {
        const Vec3 p = cornerOf(a, corner), q = cornerOf(b, corner);
        farthest = std::max(farthest, std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]));
    }
    return farthest;
}

}  // namespace

class TestRawScans : public test::MainWindowCase {
    Q_OBJECT

    fs::path m_raw, m_head, m_bare;
    test::RawHeadCase m_made;

    RawScans& raw() { return m_workspace->raw; }
    QCheckBox* box() { return m_window->findChild<QCheckBox*>(QStringLiteral("alignChoice")); }
    QAbstractButton* button(const char* name)
    {
        return m_window->findChild<QAbstractButton*>(QString::fromLatin1(name));
    }
    QDialog* dialog() { return m_window->findChild<QDialog*>(QStringLiteral("alignDialog")); }
    const Geometry& shownGrid(Sequence sequence) { return state().image(sequence)->geometry; }
    Geometry fileGrid(Sequence sequence)
    {
        return m_workspace->session.current()->image(sequence)->geometry;
    }
    /// With an engine that can be asked; the cases are made where they are not yet.
    void open(fs::path TestRawScans::* which)
    {
        if (m_raw.empty()) {
            m_raw = m_folder.path() / "Raw";
            m_head = m_folder.path() / "Head";
            m_bare = m_folder.path() / "Bare";
            m_made = test::writeRawHead(m_raw, "Raw");
            test::writeHeadOnOneGrid(m_head, "Head", true);
            test::writeHeadOnOneGrid(m_bare, "Bare", false);
        }
        m_window->warmUp();
        raw().brain.drop();
        while (!m_workspace->session.layers().empty()) {  // nobody is to be asked about them
            m_workspace->session.removeResult(m_workspace->session.layers().front().id);
        }
        openCase(this->*which);
        bringForward("segmentationDock");
        QTRY_VERIFY_WITH_TIMEOUT(!m_workspace->catalog.models().empty(), kLongMs);
    }
    const Layer* run()
    {
        QSignalSpy finished(&m_workspace->run, &SegmentationRun::finished);
        QAction* segment = m_window->actions()[Command::Segment];
        [&] {
            QVERIFY2(segment->isEnabled(), qPrintable(modelChecks().join(u'\n')));
            segment->trigger();
            QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kLongMs);
        }();
        return finished.isEmpty() ? nullptr
                                  : m_workspace->session.layer(finished.front().front().toInt());
    }
    /// Opens the dialog and waits for the moves.
    void align()
    {
        QSignalSpy found(&raw().moves, &CaseMoves::found);
        m_window->actions()[Command::AlignSequences]->trigger();
        QVERIFY(dialog());
        QTRY_COMPARE_WITH_TIMEOUT(found.size(), 1, kLongMs);
    }

private Q_SLOTS:
    void aBareBrainIsOfferedNothing()
    {
        open(&TestRawScans::m_bare);
        QTRY_VERIFY_WITH_TIMEOUT(
            modelChecks().contains(QStringLiteral("The images show brains without skull.")),
            kLongMs);
        QVERIFY(!box()->isVisible());
    }

    void aWholeHeadOnOneGridIsToldByTheNetworkAndTicked()
    {
        open(&TestRawScans::m_head);
        QTRY_VERIFY_WITH_TIMEOUT(box()->isVisible(), kLongMs);
        QVERIFY(box()->isChecked());
        QTRY_VERIFY(!box()->visibleRegion().isEmpty());  // not below what the panel has room for
        QVERIFY(label("alignReason")
                    ->text()
                    .startsWith(QStringLiteral("The images show whole heads: ")));
        QVERIFY(modelChecks().filter(QStringLiteral("bone or scalp")).isEmpty());
        box()->setChecked(false);
        QCOMPARE(modelChecks().filter(QStringLiteral("bone or scalp")).size(), 1);
        QVERIFY(m_window->actions()[Command::Segment]->isEnabled());
        openCase(m_bare);
        QTRY_VERIFY_WITH_TIMEOUT(!box()->isVisible(), kLongMs);
    }

    // Before any run: an engine that has the moves already does not seek them again.
    void cancellingLeavesEverythingAsItWas()
    {
        open(&TestRawScans::m_raw);
        QTRY_VERIFY_WITH_TIMEOUT(raw().heads.heads() == HeadCheck::Heads::Whole, kLongMs);
        QSignalSpy progressed(&m_workspace->run, &SegmentationRun::progressed);
        m_window->actions()[Command::Segment]->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(
            !progressed.isEmpty() &&
                progressed.back()[0].toString() == QStringLiteral("Aligning the sequences"),
            kLongMs);
        m_window->actions()[Command::CancelSegmentation]->trigger();
        QVERIFY(!m_workspace->run.isRunning());
        QVERIFY(m_workspace->session.layers().empty());
        QVERIFY(!state().imageIsMoved(Sequence::Flair));
        QVERIFY(shownGrid(Sequence::Flair) == fileGrid(Sequence::Flair));
        QVERIFY(m_window->actions()[Command::Segment]->isEnabled());
    }

    void sequencesOnOtherGridsRunAndComeBackInTheirPlace()
    {
        open(&TestRawScans::m_raw);
        QVERIFY(box()->isVisible() && box()->isChecked());
        QVERIFY(label("alignReason")->text().contains(QStringLiteral("grids of their own")));
        box()->setChecked(false);
        QVERIFY(!m_window->actions()[Command::Segment]->isEnabled());
        box()->setChecked(true);
        const Layer* layer = run();
        QVERIFY(layer);
        const LabelMap& found = *layer->labels()->map;
        QVERIFY(samePhysicalGrid(found.geometry, m_made.t1ceGrid));
        const double dice =
            test::tumourDice(found, resampleNearest(m_made.head.labels, m_made.t1ceGrid));
        QVERIFY2(dice > 0.7, qPrintable(QString::number(dice)));
        // The panes show the moved sequences where they belong, and say so.
        QTRY_VERIFY(state().imageIsMoved(Sequence::Flair));
        QVERIFY(state().imageIsMoved(Sequence::T2) && !state().imageIsMoved(Sequence::T1ce) &&
                !state().imageIsMoved(Sequence::T1));
        const double flair = farthestCornerMm(
            shownGrid(Sequence::Flair), moved(fileGrid(Sequence::Flair), m_made.move.inverted()));
        const double t2 =
            farthestCornerMm(shownGrid(Sequence::T2), moved(fileGrid(Sequence::T2), m_made.move));
        QVERIFY2(flair < 2.5 && t2 < 2.5, qPrintable(QStringLiteral("%1 %2").arg(flair).arg(t2)));
        QVERIFY(state().image(Sequence::Flair)->voxels ==
                m_workspace->session.current()->image(Sequence::Flair)->voxels);
        QVERIFY(m_workspace->session.layer(layer->id));
    }

    void movesAreShownDecidedAndTakenByTheRun()
    {
        open(&TestRawScans::m_raw);
        align();
        auto* table = m_window->findChild<QTableView*>(QStringLiteral("moveTable"));
        QCOMPARE(table->model()->rowCount(), 3);
        const auto cell = [&](int row, int column) {
            return table->model()->index(row, column).data().toString();
        };
        QCOMPARE(cell(0, 0), QStringLiteral("FLAIR"));
        const double degrees = cell(0, 1).toDouble();
        QVERIFY2(std::abs(degrees - 8.8) < 1, qPrintable(cell(0, 1)));
        QCOMPARE(cell(1, 6), QStringLiteral("lies on the T1ce"));
        auto* view = m_window->findChild<PairView*>(QStringLiteral("pairView"));
        QVERIFY(!view->pictures()[2].isNull());
        const QImage before = view->pictures()[1];

        table->selectRow(0);
        button("leaveUnmoved")->click();
        QCOMPARE(cell(0, 6), QStringLiteral("left where it lies"));
        QVERIFY(view->pictures()[1] != before);
        QVERIFY(!raw().moves.inUse());  // not before they are used
        QVERIFY(button("useMoves")->isEnabled());
        button("useMoves")->click();
        QTRY_VERIFY(state().imageIsMoved(Sequence::T2));
        QVERIFY(!state().imageIsMoved(Sequence::Flair));
        QTRY_VERIFY(!dialog());
        SegmentJob job;
        raw().fill(job);
        QVERIFY(!job.knownMoves.empty());
        const Layer* layer = run();
        QVERIFY(layer);
        QVERIFY(!m_workspace->run.items()
                     .front()
                     .notices.filter(QStringLiteral("FLAIR was left where it lies"))
                     .isEmpty());
        // As the files say again.
        m_window->actions()[Command::AlignSequences]->trigger();
        button("dropMoves")->click();
        QTRY_VERIFY(!state().imageIsMoved(Sequence::T2));
        QVERIFY(m_workspace->session.layer(layer->id));
        raw().fill(job);
        QVERIFY(job.knownMoves.empty());
    }

    /// What registration doubts is the user's: accepted, or looked for once more.
    void aDoubtfulMoveIsAskedAboutAndSoughtAgain()
    {
        open(&TestRawScans::m_raw);
        align();
        CaseAlignment doubted;
        {
            QSignalSpy found(&raw().moves, &CaseMoves::found);
            auto* table = m_window->findChild<QTableView*>(QStringLiteral("moveTable"));
            table->selectRow(0);
            button("searchAgain")->click();
            QTRY_COMPARE_WITH_TIMEOUT(found.size(), 1, kLongMs);
            doubted = found.front().front().value<CaseAlignment>();
            QVERIFY(doubted.moves[0].isMoved);
            QCOMPARE(table->currentIndex().row(), 0);
        }
        doubted.moves[0].doubt = "the heads overlap by 0.60 only (Dice)";
        Q_EMIT raw().moves.found(doubted);
        QVERIFY(!button("useMoves")->isEnabled());
        QVERIFY(label("alignNotice")->text().contains(QStringLiteral("overlap by 0.60")));
        button("acceptMove")->click();
        QVERIFY(button("useMoves")->isEnabled());
        button("useMoves")->click();
        QTRY_VERIFY(state().imageIsMoved(Sequence::Flair));
        QVERIFY(raw().moves.inUse()->moves[0].isAccepted);
        openCase(m_bare);
        QVERIFY(!raw().moves.inUse() && raw().moves.file().empty());
    }

    void aSearchForMovesCanBeCancelled()
    {
        open(&TestRawScans::m_raw);
        QTRY_VERIFY_WITH_TIMEOUT(raw().heads.heads() == HeadCheck::Heads::Whole, kLongMs);
        QSignalSpy progressed(&raw().moves, &CaseMoves::progressed);
        m_window->actions()[Command::AlignSequences]->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!progressed.isEmpty(), kLongMs);
        button("cancelAlign")->click();
        QVERIFY(!raw().moves.isLooking());
        QTRY_VERIFY(!dialog());
        QVERIFY(!raw().moves.inUse());
        align();  // and again, to the end
        dialog()->reject();
    }

    void theBrainIsLookedAtGrownAndUsed()
    {
        open(&TestRawScans::m_raw);
        QSignalSpy changed(&raw().brain, &BrainMask::changed);
        button("findBrain")->click();
        QVERIFY(raw().brain.isLooking());
        QTRY_VERIFY_WITH_TIMEOUT(raw().brain.isShown(), kLongMs);
        const double ml = raw().brain.volumeMl();
        const Mask truth = maskOn(m_made.brain, m_made.t1ceGrid);
        const double trueMl =
            double(std::ranges::count(truth.voxels, 1)) * m_made.t1ceGrid.voxelVolumeMl();
        QVERIFY2(std::abs(ml / trueMl - 1) < 0.15,
                 qPrintable(QStringLiteral("%1 of %2").arg(ml).arg(trueMl)));
        QCOMPARE(m_workspace->session.layers().size(), std::size_t{1});
        QVERIFY(drawnBrain(state()));
        QVERIFY(label("brainText")->text().contains(QString::number(ml, 'f', 0)));

        SegmentJob job;
        raw().fill(job);
        const std::string before = settingsText([&] {
            job.align = true;
            return job;
        }());
        m_window->findChild<QDoubleSpinBox*>(QStringLiteral("growBrain"))->setValue(4);
        QTRY_VERIFY(raw().brain.volumeMl() > 1.05 * ml);
        QCOMPARE(m_workspace->session.layers().size(), std::size_t{1});
        raw().fill(job);
        QVERIFY(settingsText(job) != before);
        const Image used = readImage(job.brainMask);
        QVERIFY(samePhysicalGrid(used.geometry, m_made.t1ceGrid));
        const double usedMl =
            double(std::ranges::count(used.voxels, 1.F)) * used.geometry.voxelVolumeMl();
        QVERIFY(std::abs(usedMl - raw().brain.volumeMl()) < 0.01);
        button("dropBrain")->click();
        QVERIFY(m_workspace->session.layers().empty());
        raw().fill(job);
        QVERIFY(job.brainMask.empty());
    }

    /// Half a brain, on a grid of its own: the run marks nothing in the other half.
    void aMaskFromAFileIsUsedAsItIs()
    {
        open(&TestRawScans::m_raw);
        Mask half = m_made.brain;
        Vec3 sum = {};
        double count = 0;
        for (std::size_t v = 0; v < half.voxels.size(); ++v) {
            if (isTumour(m_made.head.labels.voxels[v])) {
                sum[0] += half.geometry.toLps(indexOf(half.geometry, v))[0];
                ++count;
            }
        }
        const double side = sum[0] / count > 0 ? 1 : -1;
        for (std::size_t v = 0; v < half.voxels.size(); ++v) {
            if (side * half.geometry.toLps(indexOf(half.geometry, v))[0] > 0) {
                half.voxels[v] = 0;
            }
        }
        const fs::path file = m_folder.path() / "half.nii.gz";
        writeBytes(file, half);
        test::answerNextFile(QString::fromStdString(file.string()));
        button("brainFile")->click();
        QTRY_VERIFY_WITH_TIMEOUT(raw().brain.isShown(), kLongMs);
        const Layer* layer = run();
        QVERIFY(layer);
        const LabelMap& found = *layer->labels()->map;
        for (std::size_t v = 0; v < found.voxels.size(); ++v) {
            if (isTumour(found.voxels[v])) {
                QVERIFY(side * found.geometry.toLps(indexOf(found.geometry, v))[0] < 4);
            }
        }
        // A mask that lies elsewhere leaves this one.
        Mask far = half;
        far.geometry.originLps[2] += 5000;
        writeBytes(file, far);
        raw().brain.load(file);
        QTRY_VERIFY(label("brainProblem")->text().contains(QStringLiteral("lies within the T1ce")));
        QVERIFY(raw().brain.isShown());
    }

    void aMaskThatCannotBeShrunkThatFarStaysAndIsCalledWhatItIs()
    {
        open(&TestRawScans::m_raw);
        Mask small(m_made.brain.geometry);
        for (std::size_t v = 0; v < small.voxels.size(); ++v) {
            const Vec3 at = indexOf(small.geometry, v);
            small.voxels[v] = std::ranges::all_of(std::array{0, 1, 2}, [&](std::size_t axis) {
                const double middle = small.geometry.size[axis] / 2.0;
                return std::abs(at[axis] - middle) * small.geometry.spacingMm[axis] < 12;
            });
        }
        const fs::path file = m_folder.path() / "small.nii.gz";
        writeBytes(file, small);
        raw().brain.load(file);
        QTRY_VERIFY_WITH_TIMEOUT(raw().brain.isShown(), kLongMs);
        const double ml = raw().brain.volumeMl();
        auto* field = m_window->findChild<QDoubleSpinBox*>(QStringLiteral("growBrain"));
        field->setValue(-20);
        QTRY_VERIFY(label("brainProblem")->text().contains(u"Nothing would be left"));
        QCOMPARE(raw().brain.volumeMl(), ml);
        QCOMPARE(raw().brain.grownMm(), 0.0);
        QCOMPARE(field->value(), 0.0);
    }

private:
    static Vec3 indexOf(const Geometry& grid, std::size_t v)
    {
        const auto n = int(v);
        const int k = n / grid.size[0] / grid.size[1];
        return {double(n % grid.size[0]), double(n / grid.size[0] % grid.size[1]), double(k)};
    }
};

QTEST_MAIN(TestRawScans)
#include "test_raw_scans.moc"
