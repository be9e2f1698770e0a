// Segmentations in DICOM of pydicom, opened over their study in the real window by the real engine:
// in their place, asked about where they leave something open, or refused.

#include "tests/support/dicom_window_case.h"
#include "ui/settings/language.h"
#include "ui/window/dicom_commands.h"

#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QtEndian>

using namespace glioscope;
using namespace glioscope::test;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

class TestDicomOpening : public DicomWindowCase {
    Q_OBJECT

    template <typename Widget>
    [[nodiscard]] Widget* waitFor(const char* name)
    {
        Widget* found = nullptr;
        (void)QTest::qWaitFor(
            [&] {
                return (found = m_window->findChild<Widget*>(QLatin1StringView(name))) != nullptr;
            },
            kEngineMs);
        return found;
    }

private Q_SLOTS:
    /// The layer that was drawn by nobody's model says so.

    void anotherPatientsAndAnotherStudysAreRefused_data()
    {
        QTest::addColumn<QJsonObject>("more");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("patient") << QJsonObject{{u"patientId"_s, u"SOMEBODY-1"_s}}
                                 << u"names another patient"_s;
        QTest::newRow("study") << QJsonObject{{u"study"_s, u"2.25.999"_s}}
                               << u"belongs to another study"_s;
    }

    void anotherPatientsAndAnotherStudysAreRefused()
    {
        QFETCH(const QJsonObject, more);
        QFETCH(const QString, sentence);
        QVERIFY(write(u"BINARY"_s, {{1, "Edema", boxIn(grid(), {2, 2, 2}, {8, 8, 8})}}, more));
        openSeg();
        QCOMPARE(m_window->messages().kind(), Notice::Kind::Problem);
        QVERIFY2(message().contains(sentence), qPrintable(message()));
        QVERIFY(!message().contains(u"SOMEBODY"_s));
        QVERIFY(layers().empty());
        QVERIFY(privateFolders().isEmpty());
    }

    void anotherPatientsIsRefusedInSpanish()
    {
        const Translation spanish(Language::Spanish);
        QVERIFY(write(u"BINARY"_s, {{1, "Edema", boxIn(grid(), {2, 2, 2}, {8, 8, 8})}},
                      {{u"patientId"_s, u"SOMEBODY-1"_s}}));
        openSeg();
        QCOMPARE(m_window->messages().kind(), Notice::Kind::Problem);
        QCOMPARE(message(),
                 text(seg()) + u" nombra a otro paciente que las imágenes; no se lee."_s);
        QVERIFY(layers().empty());
    }

    void whatIsNotedOfASegmentationIsSaidInSpanish()
    {
        const Translation spanish(Language::Spanish);
        const Geometry finer = [&] {
            Geometry half = grid();
            half.spacingMm[0] /= 2;
            half.size[0] *= 2;
            return half;
        }();
        QVERIFY(write(u"BINARY"_s, {{1, "Edema", boxIn(finer, {4, 2, 2}, {16, 8, 8})}}));
        openSeg();
        QCOMPARE(m_window->messages().kind(), Notice::Kind::Warning);
        QVERIFY2(message().contains(u"está en otra rejilla que su serie y se remuestreó a ella"_s),
                 qPrintable(message()));
    }

    void whichCountsWhereSegmentsOverlapIsAsked_data()
    {
        QTest::addColumn<bool>("turned");
        QTest::addColumn<int>("label");
        QTest::newRow("as proposed") << false << int(Label::Necrosis);
        QTest::newRow("the other way") << true << int(Label::Oedema);
    }

    void whichCountsWhereSegmentsOverlapIsAsked()
    {
        QFETCH(const bool, turned);
        QFETCH(const int, label);
        QVERIFY(write(u"BINARY"_s, {{1, "Necrosis", boxIn(grid(), {4, 4, 4}, {8, 8, 8})},
                                    {2, "Edema", boxIn(grid(), {6, 6, 6}, {9, 9, 9})}}));
        QSignalSpy opened(&m_window->dicom(), &DicomCommands::opened);
        m_window->addSegmentations({text(seg())});
        auto* dialog = waitFor<QDialog>("overlapDialog");
        QVERIFY(dialog);
        auto* list = dialog->findChild<QListWidget*>(u"segmentOrder"_s);
        QCOMPARE(list->item(0)->text(), u"1: Necrosis (Tissue)"_s);
        if (turned) {
            dialog->findChild<QPushButton*>(u"moveDown"_s)->click();
            QCOMPARE(list->item(1)->text(), u"1: Necrosis (Tissue)"_s);
        }
        dialog->accept();
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, kEngineMs);
        QCOMPARE(int(layers().back().labels()->map->at(7, 7, 7)), label);
        QCOMPARE(layers().back().labels()->map->at(4, 4, 4), Label::Necrosis);
        QCOMPARE(layers().back().labels()->map->at(8, 8, 8), Label::Oedema);
    }

    void leavingAQuestionAddsNothing()
    {
        QVERIFY(write(u"BINARY"_s, {{1, "Necrosis", boxIn(grid(), {4, 4, 4}, {8, 8, 8})},
                                    {2, "Edema", boxIn(grid(), {6, 6, 6}, {9, 9, 9})}}));
        QSignalSpy opened(&m_window->dicom(), &DicomCommands::opened);
        m_window->open(text(seg()));
        auto* dialog = waitFor<QDialog>("overlapDialog");
        QVERIFY(dialog);
        dialog->reject();
        QTRY_COMPARE(opened.size(), 1);
        QVERIFY(layers().empty());
        QVERIFY(privateFolders().isEmpty());
    }

    void whatSegmentsAreIsAskedWhereNothingSaysIt()
    {
        QVERIFY(write(u"BINARY"_s, {{1, "Thing", boxIn(grid(), {4, 4, 4}, {8, 8, 8})},
                                    {2, "Thing", boxIn(grid(), {9, 9, 9}, {11, 11, 11})}}));
        QSignalSpy opened(&m_window->dicom(), &DicomCommands::opened);
        m_window->open(text(seg()));
        auto* dialog = waitFor<QDialog>("segmentsDialog");
        QVERIFY(dialog);
        const auto choose = [dialog](const QString& segment, int answer) {
            auto* choice = dialog->findChild<QComboBox*>(segment);
            choice->setCurrentIndex(choice->findData(answer));
        };
        choose(u"segment0"_s, int(Structure::Enhancing));
        choose(u"segment1"_s, -2);  // leave it out
        dialog->accept();
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, kEngineMs);
        QCOMPARE(layers().back().labels()->map->at(4, 4, 4), Label::Enhancing);
        QCOMPARE(layers().back().labels()->map->at(10, 10, 10), Label::Background);
    }

    void aFractionalOneBringsItsProbabilities()
    {
        Volume<std::uint8_t> share = boxIn(grid(), {4, 4, 4}, {8, 8, 8}, 150);
        share.at(4, 4, 4) = 50;
        QVERIFY(write(u"FRACTIONAL"_s, {{1, "Edema", share}}, {{u"maximum"_s, 200}}));
        openSeg();
        QCOMPARE(layers().size(), std::size_t{2});
        const Layer& labels = layers()[0];
        QCOMPARE(labels.labels()->map->at(5, 5, 5), Label::Oedema);
        QCOMPARE(labels.labels()->map->at(4, 4, 4), Label::Background);
        const Layer& map = layers()[1];
        QCOMPARE(map.owner, labels.id);
        QCOMPARE(map.scalar()->structure, std::optional(Structure::Oedema));
        QCOMPARE(int(map.scalar()->values->at(5, 5, 5)), 191);
        QCOMPARE(int(map.scalar()->values->at(4, 4, 4)), 64);
    }

    /// No model's opinion, but how much of a voxel it is.
    void sharesOfVoxelsAreCalledThat()
    {
        const Volume<std::uint8_t> share = boxIn(grid(), {4, 4, 4}, {8, 8, 8}, 150);
        QVERIFY(write(u"FRACTIONAL"_s, {{1, "Edema", share}},
                      {{u"maximum"_s, 200}, {u"fractional"_s, u"OCCUPANCY"_s}}));
        openSeg();
        QCOMPARE(layers().size(), std::size_t{2});
        const ScalarContent& map = *layers()[1].scalar();
        QCOMPARE(map.meaning, ScalarMeaning::Occupancy);
        QCOMPARE(layers()[1].name, std::string("SEG ED share"));
        bringForward("mapDock");
        const auto* choice = m_window->findChild<QComboBox*>(u"mapChoice"_s);
        QCOMPARE(choice->itemText(1), u"Oedema (share of the voxel)"_s);
        QVERIFY(label("mapNote")->text().contains(u"no probabilities"_s));
        // A threshold makes a segmentation of it, a mean of models does not take it.
        QVERIFY(m_workspace->session.membersOfMean().empty());
        m_workspace->session.addThresholded(layers()[0].id);
        QTRY_COMPARE(layers().size(), std::size_t{3});
        QCOMPARE(layers()[2].labels()->map->at(5, 5, 5), Label::Oedema);
    }

    /// As some archives hold them.
    void aFileWithoutPreambleIsOneToo()
    {
        QVERIFY(write(u"BINARY"_s, {{1, "Edema", boxIn(grid(), {4, 4, 4}, {8, 8, 8})}}, {}));
        const QByteArray whole = bytesOf(seg());
        const auto* lengthAt = reinterpret_cast<const uchar*>(whole.constData()) + 140;
        const QByteArray bare = whole.mid(144 + qFromLittleEndian<quint32>(lengthAt));
        QFile file(text(seg()));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bare) > 0);
        file.close();
        openSeg();
        QCOMPARE(layers().size(), std::size_t{1});
        QCOMPARE(layers()[0].labels()->map->at(5, 5, 5), Label::Oedema);
    }

    /// A folder that holds nothing else counts as its files do.
    void ofSeveralEachBecomesALayerOrASentence()
    {
        const fs::path folder = m_folder.path() / "several";
        fs::create_directories(folder);
        const auto put = [&](const char* name, const QJsonObject& more) {
            return writePeerSegments(folder / name, u"BINARY"_s,
                                     {{1, "Edema", boxIn(grid(), {4, 4, 4}, {8, 8, 8})}}, more);
        };
        QVERIFY(put("a", {}) && put("b", {{u"study"_s, u"2.25.999"_s}}) && put("c", {}));
        QSignalSpy opened(&m_window->dicom(), &DicomCommands::opened);
        m_window->addSegmentations({text(folder)});
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, kEngineMs);
        QCOMPARE(layers().size(), std::size_t{2});
        QCOMPARE(layers()[1].name, std::string("SEG (2)"));
        QCOMPARE(m_window->messages().kind(), Notice::Kind::Problem);
        QVERIFY2(message().contains(u"belongs to another study"_s), qPrintable(message()));
        QVERIFY2(message().contains(u"SEG and SEG (2)"_s), qPrintable(message()));
        QVERIFY(privateFolders().isEmpty());
    }

    void aLabelmapOpensLikeAnyOther()
    {
        QVERIFY(write(u"LABELMAP"_s, {{1, "Edema", boxIn(grid(), {4, 4, 4}, {8, 8, 8})},
                                      {2, "Enhancing", boxIn(grid(), {9, 9, 9}, {11, 11, 11})}}));
        openSeg();
        QCOMPARE(layers().back().labels()->map->at(5, 5, 5), Label::Oedema);
        QCOMPARE(layers().back().labels()->map->at(10, 10, 10), Label::Enhancing);
    }

    void overACaseThatCameAsFilesNoneIsOpenedAndTheReasonSaid()
    {
        QVERIFY(write(u"BINARY"_s, {{1, "Edema", boxIn(grid(), {2, 2, 2}, {8, 8, 8})}}));
        openCase(m_case);
        const std::size_t before = layers().size();
        m_window->open(text(seg()));
        QVERIFY2(message().contains(u"Open the folder of the study"_s), qPrintable(message()));
        QVERIFY(!m_window->messages().isOffering());
        QCOMPARE(layers().size(), before);

        const fs::path beside = m_study / "beside.dcm";
        fs::copy_file(seg(), beside);
        m_window->open(text(beside));
        QVERIFY(m_window->messages().isOffering());
        fs::remove(beside);
        closeWindow();
        makeWindow();
        m_window->open(text(seg()));
        QVERIFY2(message().contains(u"Open the study's folder first"_s), qPrintable(message()));
    }
};

QTEST_MAIN(TestDicomOpening)
#include "test_dicom_opening.moc"
