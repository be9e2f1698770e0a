// Segmentations of other programs over the open case, in the real window: opened, dropped, chosen.

#include "segmentation/case/formats/label_writer.h"
#include "segmentation/volume/resample.h"
#include "tests/support/main_window_case.h"
#include "tests/support/questions.h"
#include "tests/support/small_case.h"
#include "ui/case/layer_table.h"
#include "ui/case/status_readout.h"

#include <QDialog>
#include <QDropEvent>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace glioscope;
namespace fs = std::filesystem;

class TestOtherSegmentations : public test::MainWindowCase {
    Q_OBJECT
private Q_SLOTS:
    void aSavedResultComesBackUnderItsModelsName()
    {
        openCase(m_case);
        const fs::path file = m_folder.path() / "results" / "Phantom_1_unet_seg.nii.gz";
        fs::create_directories(file.parent_path());
        writeLabels(file, *result(Label::Oedema).map, LabelScheme::Brats2021);
        const std::size_t before = layers().size();
        addByOpening(file);
        QCOMPARE(layers().size(), before + 1);
        const Layer& added = layers().back();
        QCOMPARE(added.name, std::string("unet"));
        QCOMPARE(added.origin.kind, Origin::Kind::File);
        QVERIFY(added.isSaved());
        QVERIFY(added.labels()->map->voxels == result(Label::Oedema).map->voxels);
        QCOMPARE(m_window->messages().kind(), Notice::Kind::Good);
        m_workspace->session.removeResult(added.id);  // the layer goes, the file stays
        QCOMPARE(layers().size(), before);
        QVERIFY(fs::exists(file));
    }

    void beforeACaseIsOpenASegmentationSaysWhatToDo()
    {
        closeWindow();
        makeWindow();
        const fs::path file = m_folder.path() / "alone" / "Phantom_1_unet_seg.nii.gz";
        fs::create_directories(file.parent_path());
        writeLabels(file, *result(Label::Oedema).map, LabelScheme::Brats2021);
        QSignalSpy failed(&m_workspace->session, &CaseSession::openFailed);
        m_window->open(QString::fromStdString(file.string()));
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY2(m_window->messages().text().contains(QStringLiteral("Open its case first")),
                 qPrintable(m_window->messages().text()));
    }

    void aResultBesideItsCaseOpensTheCaseAndIsNotCalledExpert()
    {
        closeWindow();
        makeWindow();
        const fs::path place = test::writeCase(m_folder.path(), m_phantom, {.name = "Beside_1"});
        const fs::path file = place / "Beside_1_vnet_seg.nii.gz";
        writeLabels(file, *result(Label::Enhancing).map, LabelScheme::Brats2021);
        openCase(file);
        QCOMPARE(layers().size(), std::size_t{2});
        QCOMPARE(layers()[0].name, std::string("Expert"));
        QVERIFY(layers()[0].labels()->map->voxels == m_phantom.labels.voxels);
        QCOMPARE(layers()[1].name, std::string("vnet"));
        QCOMPARE(layers()[1].origin.kind, Origin::Kind::File);
    }

    void aFolderOfResultsBecomesALayerEach()
    {
        openCase(m_case);
        const fs::path folder = m_folder.path() / "orchestrator";
        fs::create_directories(folder);
        for (const char* name : {"Phantom_1_a_seg.nii.gz", "Phantom_1_b.nii.gz",
                                 "Other_7_a_seg.nii.gz", "Phantom_12_a_seg.nii.gz"}) {
            writeLabels(folder / name, *result(Label::Oedema).map, LabelScheme::Brats2021);
        }
        const std::size_t before = layers().size();
        addByOpening(folder);
        QCOMPARE(layers().size(), before + 2);
        QCOMPARE(layers()[before].name, std::string("a"));
        QCOMPARE(layers()[before + 1].name, std::string("b"));
    }

    void aFileNamedAfterTheCaseAloneIsCalledAfterItsFolder()
    {
        openCase(m_case);
        const fs::path file = m_folder.path() / "nnunet" / "Phantom_1.nii.gz";
        fs::create_directories(file.parent_path());
        writeLabels(file, *result(Label::Oedema).map, LabelScheme::Brats2021);
        addByOpening(file);
        QCOMPARE(layers().back().name, std::string("nnunet"));
    }

    void anotherOrderOfVoxelsIsTheSameGrid()
    {
        openCase(m_case);
        const LabelMap& expert = m_phantom.labels;
        const Geometry& grid = expert.geometry;
        LabelMap flipped(grid);
        const int columns = grid.size[0];
        for (std::size_t axis = 0; axis < 3; ++axis) {
            flipped.geometry.direction[axis][0] = -grid.direction[axis][0];
        }
        flipped.geometry.originLps = grid.toLps({double(columns - 1), 0, 0});
        for (int k = 0; k < grid.size[2]; ++k) {
            for (int j = 0; j < grid.size[1]; ++j) {
                for (int i = 0; i < columns; ++i) {
                    flipped.at(i, j, k) = expert.at(columns - 1 - i, j, k);
                }
            }
        }
        const fs::path file = m_folder.path() / "other" / "Phantom_1_flipped_seg.nii.gz";
        fs::create_directories(file.parent_path());
        writeLabels(file, flipped, LabelScheme::Brats2021);
        addByOpening(file);
        QVERIFY(layers().back().labels()->map->voxels == expert.voxels);
        QVERIFY(layers().back().labels()->map->geometry == grid);
    }

    void anotherGridIsResampledAndMarked()
    {
        openCase(m_case);
        const fs::path file = m_folder.path() / "coarse" / "Phantom_1_coarse_seg.nii.gz";
        fs::create_directories(file.parent_path());
        writeLabels(file, test::smallPhantom(8).labels, LabelScheme::Brats2021);
        const std::size_t before = layers().size();
        QSignalSpy added(&m_workspace->session, &CaseSession::masksAdded);
        m_window->addSegmentations({QString::fromStdString(file.string())});
        QTRY_COMPARE(added.size(), 1);
        QCOMPARE(layers().size(), before + 1);
        const Layer& layer = layers().back();
        QCOMPARE(layer.origin.passport->relation, GridRelation::Resampled);
        QVERIFY(layer.labels()->map->geometry == m_phantom.labels.geometry);
        QVERIFY(layer.labels()->map->voxels ==
                resampleNearest(test::smallPhantom(8).labels, m_phantom.labels.geometry).voxels);
        const auto* table = m_window->findChild<QTableView*>(QStringLiteral("layerTable"));
        const QModelIndex last =
            table->model()->index(table->model()->rowCount() - 1, LayerTable::Name);
        QVERIFY2(last.data().toString().contains(QStringLiteral("resampled")),
                 qPrintable(last.data().toString()));
    }

    void numbersThatMeanSeveralThingsAreAskedAbout()
    {
        const fs::path place =
            test::writeCase(m_folder.path(), m_phantom, {.name = "Asked_1", .withLabels = false});
        openCase(place);
        const fs::path source = test::writeCase(m_folder.path() / "foreign", m_phantom,
                                                {.name = "Asked_1", .ambiguous = true});
        const fs::path file = m_folder.path() / "elsewhere" / "Asked_1_theirs_seg.nii";
        fs::create_directories(file.parent_path());
        fs::copy_file(source / "Asked_1_seg.nii", file);
        QSignalSpy asked(&m_workspace->session, &CaseSession::maskSchemeNeeded);
        QSignalSpy added(&m_workspace->session, &CaseSession::masksAdded);
        m_window->addSegmentations({QString::fromStdString(file.string())});
        QTRY_COMPARE(asked.size(), 1);
        const auto question = asked[0][0].value<MaskQuestion>();
        QVERIFY(std::ranges::find(question.fitting, LabelScheme::Brats2023) !=
                question.fitting.end());
        auto* dialog = m_window->findChild<QDialog*>(QStringLiteral("labelSchemeDialog"));
        QVERIFY(dialog);
        dialog->reject();
        m_workspace->session.addMasks(question.files, {.scheme = LabelScheme::Brats2023});
        QTRY_COMPARE(added.size(), 2);
        QCOMPARE(layers().back().name, std::string("theirs"));
        QVERIFY(layers().back().labels()->map->voxels == m_phantom.labels.voxels);
    }

    void severalDroppedFilesBecomeALayerEach()
    {
        openCase(m_case);
        QMimeData dropped;
        QList<QUrl> urls;
        const fs::path folder = m_folder.path() / "dropped";
        fs::create_directories(folder);
        for (const char* name : {"one.nii.gz", "two.nii.gz"}) {
            writeLabels(folder / name, *result(Label::Oedema).map, LabelScheme::Brats2021);
            urls << QUrl::fromLocalFile(QString::fromStdString((folder / name).string()));
        }
        dropped.setUrls(urls);
        const std::size_t before = layers().size();
        QSignalSpy added(&m_workspace->session, &CaseSession::masksAdded);
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &dropped, Qt::LeftButton, {});
        QApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &dropped, Qt::LeftButton, {});
        QApplication::sendEvent(m_window.get(), &drop);
        QTRY_COMPARE(added.size(), 1);
        QCOMPARE(layers().size(), before + 2);
    }

    void keysStepThroughSegmentationsAndBlinkBetweenTheLastTwo()
    {
        openCase(m_case);
        CaseSession& session = m_workspace->session;
        const LayerId expert = layers()[0].id;
        const LayerId a = session.addResult(QStringLiteral("a"), result(Label::Oedema));
        const LayerId b = session.addResult(QStringLiteral("b"), result(Label::Necrosis));
        pointAt(SlicePlane::Axial);
        QCOMPARE(state().activeLayer()->id, b);
        key(Qt::Key_Period);
        QCOMPARE(state().activeLayer()->id, expert);
        key(Qt::Key_Comma);
        QCOMPARE(state().activeLayer()->id, b);
        key(Qt::Key_Comma);
        QCOMPARE(state().activeLayer()->id, a);
        key(Qt::Key_V);
        QCOMPARE(state().activeLayer()->id, b);
        key(Qt::Key_V);
        QCOMPARE(state().activeLayer()->id, a);
        key(Qt::Key_V, Qt::ShiftModifier);
        QVERIFY(state().swipe());
        key(Qt::Key_V, Qt::ShiftModifier);
        QVERIFY(!state().swipe());
        for (const LayerId id : {a, b}) {
            session.removeResult(id);
        }
    }

    void theSwipesDividerFollowsThePointer()
    {
        openCase(m_case);
        CaseSession& session = m_workspace->session;
        const LayerId a = session.addResult(QStringLiteral("a"), result(Label::Oedema));
        const LayerId b = session.addResult(QStringLiteral("b"), result(Label::Necrosis));
        SlicePane* pane = pointAt(SlicePlane::Axial);
        state().setCursorLps(*session.layer(b)->labels()->tumourCentreLps());
        key(Qt::Key_V, Qt::ShiftModifier);
        const int middle = tumoursMiddle(pane->grab().toImage());
        for (const int at : {middle, middle - 4, middle + 5}) {
            QCursor::setPos(pane->mapToGlobal(QPoint(at, pane->height() / 2)));
            QTRY_COMPARE(state().swipe(), std::optional(double(at) / pane->width()));
            // What was active before is left of it, what is active now right.
            QTRY_VERIFY(isDividedAt(pane->grab().toImage(), at));
        }
        key(Qt::Key_V, Qt::ShiftModifier);
        for (const LayerId id : {a, b}) {
            session.removeResult(id);
        }
    }

    void theStatusBarNamesEveryLayersLabel()
    {
        openCase(m_case);
        CaseSession& session = m_workspace->session;
        const LayerId a = session.addResult(QStringLiteral("a"), result(Label::Oedema));
        const LayerId b = session.addResult(QStringLiteral("b"), result(Label::Necrosis));
        const Vec3 lps = *session.layer(a)->labels()->tumourCentreLps();
        const QString text = valuesText(state(), lps);
        for (const char* words : {"Expert: ", "a: Oedema", "b: Necrotic core"}) {
            QVERIFY2(text.contains(QLatin1String(words)), qPrintable(text));
        }
        for (const LayerId id : {a, b}) {
            session.removeResult(id);
        }
    }

    void allResultsAreSavedAtOneQuestion()
    {
        openCase(m_case);
        CaseSession& session = m_workspace->session;
        QAction* saveAll = m_window->actions()[Command::SaveAll];
        QVERIFY(!saveAll->isEnabled());
        QList<LayerId> ids;
        for (const char* name : {"a", "b"}) {
            ids << session.addResult(QString::fromLatin1(name), result(Label::Oedema));
        }
        const fs::path folder = m_folder.path() / "saved at once";
        fs::create_directories(folder);
        test::answerNextFile(QString::fromStdString(folder.string()));
        saveAll->trigger();
        QTRY_VERIFY(!session.hasUnsavedResults());
        QVERIFY(fs::exists(folder / "Phantom_1_a_seg.nii.gz"));
        QVERIFY(fs::exists(folder / "Phantom_1_b_seg.nii.gz"));
        for (const LayerId id : ids) {
            session.removeResult(id);
        }
    }

private:
    /// Calls `found` with the column of every pixel that is green (1) or red (-1), as oedema and
    /// necrotic core are and the crosshair is not, beside the legend.
    static void eachColoured(const QImage& picture, const std::function<void(int, int)>& found)
    {
        for (int y = picture.height() / 3; y < picture.height() - 60; ++y) {
            for (int x = 0; x < picture.width(); ++x) {
                const QColor at = picture.pixelColor(x, y);
                if (at.green() - std::max(at.red(), at.blue()) > 25) {
                    found(x, 1);
                } else if (at.red() - std::max(at.green(), at.blue()) > 25) {
                    found(x, -1);
                }
            }
        }
    }
    [[nodiscard]] static int tumoursMiddle(const QImage& picture)
    {
        double sum = 0;
        int count = 0;
        eachColoured(picture, [&](int x, int) {
            sum += x;
            ++count;
        });
        return count > 0 ? static_cast<int>(sum / count) : 0;
    }
    [[nodiscard]] static bool isDividedAt(const QImage& picture, int column)
    {
        int right = 0, left = 0, wrong = 0;
        eachColoured(picture, [&](int x, int green) {
            left += green > 0 && x < column;
            right += green < 0 && x > column;
            wrong += (green > 0 && x > column + 3) || (green < 0 && x < column - 3);
        });
        return left > 20 && right > 20 && wrong == 0;
    }
    [[nodiscard]] const std::vector<Layer>& layers() const { return m_workspace->session.layers(); }

    /// As by the dialog for files or a drop, and waits until it is read.
    void addByOpening(const fs::path& path)
    {
        QSignalSpy added(&m_workspace->session, &CaseSession::masksAdded);
        m_window->open(QString::fromStdString(path.string()));
        QTRY_COMPARE(added.size(), 1);
    }
};

QTEST_MAIN(TestOtherSegmentations)
#include "test_other_segmentations.moc"
