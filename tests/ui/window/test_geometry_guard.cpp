// Where layers lie, and what looks mirrored or sheared, in the real window: asked, answered,
// remembered and shown.

#include "segmentation/case/formats/label_writer.h"
#include "segmentation/volume/reorient.h"
#include "tests/support/main_window_case.h"
#include "tests/support/questions.h"
#include "tests/support/reversed_voxels.h"
#include "tests/support/small_case.h"
#include "tests/support/stored_volume.h"
#include "ui/case/geometry_table.h"
#include "ui/widgets/long_text.h"
#include "ui/widgets/picture_view.h"

#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace glioscope;
namespace fs = std::filesystem;

class TestGeometryGuard : public test::MainWindowCase {
    Q_OBJECT
private Q_SLOTS:
    void everyLayerShowsItsPassport()
    {
        openHead();
        const QAbstractItemModel* table = geometry();
        QCOMPARE(table->rowCount(), 5);  // four sequences and the expert's labels
        for (int row = 0; row < 5; ++row) {
            QCOMPARE(cell(row, GeometryTable::Axes), QStringLiteral("LPS"));
            QCOMPARE(cell(row, GeometryTable::Spacing), QStringLiteral("3"));
            QCOMPARE(cell(row, GeometryTable::Grid), QStringLiteral("same"));
        }
        QVERIFY(!dialog());
        QVERIFY2(details().contains(QStringLiteral("sform and qform agree")),
                 qPrintable(details()));
    }

    void jitterIsSnappedAndMeasured()
    {
        openHead();
        LabelMap jitter = m_head.labels;
        jitter.geometry.originLps[1] += 0.05;
        add(write("jitter", jitter));
        QVERIFY(!dialog());
        const int row = geometry()->rowCount() - 1;
        QCOMPARE(cell(row, GeometryTable::Grid), QStringLiteral("snapped, 0.05 mm"));
        QVERIFY(layers().back().labels()->map->geometry == m_head.labels.geometry);
        QVERIFY(layers().back().labels()->map->voxels == m_head.labels.voxels);
    }

    void whatLooksMirroredIsAskedAboutAndRemembered()
    {
        openHead();
        const fs::path file = write("mirrored", test::voxelsReversed(m_head.labels));
        add(file);
        QTRY_VERIFY(dialog());
        const QImage stated = picture("pictureAsStated"), mirrored = picture("pictureMirrored");
        QVERIFY(!stated.isNull() && !mirrored.isNull() && stated != mirrored);
        QCOMPARE(cell(geometry()->rowCount() - 1, GeometryTable::Grid),
                 QStringLiteral("mirrored?"));
        answer("useMirrored");
        QVERIFY(layers().back().labels()->map->voxels == m_head.labels.voxels);
        QVERIFY(layers().back().isSaved());
        // At once, not when the window closes: a crash must not take it back.
        QCOMPARE(m_settings->value(QStringLiteral("files/mirrored")).toStringList().size(), 1);
        QCOMPARE(cell(geometry()->rowCount() - 1, GeometryTable::Grid), QStringLiteral("mirrored"));

        m_window->close();  // which writes the settings
        closeWindow();
        makeWindow();
        openHead();
        add(file);
        QTest::qWait(50);
        QVERIFY(!dialog());
        QVERIFY(layers().back().labels()->map->voxels == m_head.labels.voxels);
    }

    void whatIsKeptAsStatedCanBeLookedAtAgain()
    {
        openHead();
        LabelMap wrong = test::voxelsReversed(m_head.labels);
        wrong.voxels[0] = Label::Oedema;  // another file than the one before
        add(write("kept", wrong));
        QTRY_VERIFY(dialog());
        answer("keepAsStated");
        QVERIFY(layers().back().labels()->map->voxels == wrong.voxels);
        auto* table = m_window->findChild<QTableView*>(QStringLiteral("geometryTable"));
        table->selectRow(geometry()->rowCount() - 1);
        auto* again = m_window->findChild<QPushButton*>(QStringLiteral("askMirrored"));
        QVERIFY(!again->isHidden());
        again->click();
        QTRY_VERIFY(dialog());
        answer("useMirrored");
        QVERIFY(layers().back().labels()->map->voxels == test::voxelsReversed(wrong).voxels);
    }

    void theCasesOwnLabelsAreAskedAboutToo()
    {
        Phantom wrong = m_head;
        wrong.labels = test::voxelsReversed(m_head.labels);
        wrong.labels.voxels[1] = Label::Oedema;
        openCase(test::writeCase(m_folder.path(), wrong, {.name = "Wrong_1"}));
        QTRY_VERIFY(dialog());
        answer("useMirrored");
        QVERIFY(layers().front().labels()->map->voxels ==
                test::voxelsReversed(wrong.labels).voxels);
        QVERIFY(!m_workspace->session.hasUnsavedResults());
    }

    void severalAreAskedAboutOneAfterAnother()
    {
        openHead();
        LabelMap first = test::voxelsReversed(m_head.labels), second = first;
        first.voxels[2] = Label::Oedema;
        second.voxels[3] = Label::Oedema;
        const std::size_t before = layers().size();
        const QStringList files = {QString::fromStdString(write("first", first).string()),
                                   QString::fromStdString(write("second", second).string())};
        QSignalSpy added(&m_workspace->session, &CaseSession::masksAdded);
        m_window->addSegmentations(files);
        QTRY_COMPARE(added.size(), 1);
        QTRY_VERIFY(dialog());
        answer("useMirrored");
        QTRY_VERIFY(dialog());
        answer("keepAsStated");
        QTest::qWait(20);
        QVERIFY(!dialog());
        QVERIFY(layers()[before].labels()->map->voxels == test::voxelsReversed(first).voxels);
        QVERIFY(layers()[before + 1].labels()->map->voxels == second.voxels);
    }

    void segmentsWithNamesThatSayNothingAreAskedAbout()
    {
        openHead();
        // Of the box that holds the upper half of the head, as 3D Slicer crops it.
        const Index3& size = m_head.labels.geometry.size;
        const VoxelBox box = {{0, 0, size[2] / 4}, size};
        const LabelMap part = crop(m_head.labels, box);
        const fs::path file = m_folder.path() / "masks" / "Head_1 Segmentation.seg.nrrd";
        std::string header =
            "NRRD0004\ntype: uchar\ndimension: 3\nspace: "
            "left-posterior-superior\nencoding: raw\nsizes:";
        for (const int extent : part.geometry.size) {
            header += " " + std::to_string(extent);
        }
        header += "\nspace directions: (3,0,0) (0,3,0) (0,0,3)\nspace origin: (" +
                  test::number(part.geometry.originLps[0]) + "," +
                  test::number(part.geometry.originLps[1]) + "," +
                  test::number(part.geometry.originLps[2]) + ")\n";
        const std::array names = {"edema", "Segment_2", "Segment_3"};
        const std::array labels = {Label::Oedema, Label::Enhancing, Label::Necrosis};
        for (std::size_t n = 0; n < names.size(); ++n) {
            const std::string key = "Segment" + std::to_string(n);
            header += key + "_Name:=" + names[n] + "\n" + key +
                      "_LabelValue:=" + std::to_string(int(labels[n])) + "\n";
        }
        test::ByteVector voxels;
        for (const Label label : part.voxels) {
            voxels.push_back(static_cast<char>(label));
        }
        test::writeFile(file, test::joined(header + "\n", voxels));

        const std::size_t before = layers().size();
        m_window->addSegmentations({QString::fromStdString(file.string())});
        const auto dialog = [this] {
            return m_window->findChild<QDialog*>(QStringLiteral("segmentsDialog"));
        };
        QTRY_VERIFY(dialog());
        auto* open = dialog()->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Open);
        const auto choose = [&](int row, Structure structure) {
            auto* choice = dialog()->findChild<QComboBox*>(QStringLiteral("segment%1").arg(row));
            choice->setCurrentIndex(choice->findData(static_cast<int>(structure)));
        };
        QVERIFY(!dialog()->findChild<QComboBox*>(QStringLiteral("segment2")));  // edema says it
        choose(0, Structure::Enhancing);
        QVERIFY(!open->isEnabled());
        choose(1, Structure::Necrosis);
        QVERIFY(open->isEnabled());
        open->click();
        QTRY_COMPARE(layers().size(), before + 1);
        QVERIFY(layers().back().labels()->map->geometry == m_head.labels.geometry);
        LabelMap expected(m_head.labels.geometry);
        paste(part, box, expected);
        QVERIFY(layers().back().labels()->map->voxels == expected.voxels);
        QCOMPARE(cell(geometry()->rowCount() - 1, GeometryTable::Grid), QStringLiteral("part"));
    }

    void aShearedCaseOpensStraightenedWhereTheUserWantsIt()
    {
        Phantom lean = m_head;
        const fs::path place = test::writeCase(m_folder.path(), lean, {.name = "Lean_1"});
        for (const Sequence sequence : kAllSequences) {
            Image image = lean.images[static_cast<std::size_t>(sequence)];
            image.geometry.direction[1][2] = 0.08;
            test::writeFile(place / ("Lean_1_" + std::string(glioscope::key(sequence)) + ".nii"),
                            test::niftiBytes(image, test::Form::Sform));
        }
        openHead();
        QSignalSpy opened(&m_workspace->session, &CaseSession::opened);
        test::answerNextQuestion(QStringLiteral("Cancel"));
        m_window->open(QString::fromStdString(place.string()));
        QTRY_VERIFY(!m_workspace->session.isLoading());
        QTest::qWait(100);
        QCOMPARE(opened.size(), 0);
        QStringList asked;
        test::answerNextQuestions({QStringLiteral("Straighten and Open")}, &asked);
        m_window->open(QString::fromStdString(place.string()));
        QTRY_COMPARE(opened.size(), 1);
        QVERIFY2(asked.value(0).contains(QStringLiteral("right angles")),
                 qPrintable(asked.value(0)));
        QVERIFY(m_workspace->session.current()->stated[0].straightenedMm > 1);
        auto* table = m_window->findChild<QTableView*>(QStringLiteral("geometryTable"));
        table->selectRow(0);
        QVERIFY2(details().contains(QStringLiteral("straightened")), qPrintable(details()));
        QVERIFY(m_workspace->session.current()->files.straighten);  // as the engine is told
    }

private:
    void openHead()
    {
        if (m_head.labels.voxels.empty()) {
            m_head = test::smallPhantom(3);
            m_headCase = test::writeCase(m_folder.path(), m_head, {.name = "Head_1"});
        }
        openCase(m_headCase);
    }

    fs::path write(const std::string& name, const LabelMap& map)
    {
        const fs::path file = m_folder.path() / "masks" / ("Head_1_" + name + "_seg.nii.gz");
        fs::create_directories(file.parent_path());
        writeLabels(file, map, LabelScheme::Brats2021);
        return file;
    }

    void add(const fs::path& file)
    {
        QSignalSpy added(&m_workspace->session, &CaseSession::masksAdded);
        m_window->addSegmentations({QString::fromStdString(file.string())});
        QTRY_COMPARE(added.size(), 1);
    }

    [[nodiscard]] const std::vector<Layer>& layers() const { return m_workspace->session.layers(); }
    [[nodiscard]] QAbstractItemModel* geometry() const
    {
        return m_window->findChild<QTableView*>(QStringLiteral("geometryTable"))->model();
    }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return geometry()->index(row, column).data().toString();
    }
    [[nodiscard]] QString details() const
    {
        return m_window->findChild<WrappedLabel*>(QStringLiteral("geometryDetails"))->sentence();
    }
    [[nodiscard]] QDialog* dialog() const
    {
        return m_window->findChild<QDialog*>(QStringLiteral("mirrorDialog"));
    }
    [[nodiscard]] QImage picture(const char* name) const
    {
        return dialog()->findChild<PictureView*>(QString::fromLatin1(name))->image();
    }
    void answer(const char* button) const
    {
        dialog()->findChild<QPushButton*>(QString::fromLatin1(button))->click();
    }

    Phantom m_head;
    fs::path m_headCase;
};

QTEST_MAIN(TestGeometryGuard)
#include "test_geometry_guard.moc"
