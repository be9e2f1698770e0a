#include "segmentation/system/version.h"
#include "ui/panes/layouts.h"
#include "ui/widgets/path_string.h"
#include "ui/window/viewer_command_line.h"

#include <QTest>

#include <vector>

using namespace glioscope;

namespace {

CommandLineOutcome parse(std::vector<const char*> arguments)
{
    arguments.insert(arguments.begin(), "glioscope");
    return parseCommandLine(static_cast<int>(arguments.size()), arguments.data());
}

}  // namespace

class TestViewerCommandLine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingMeansTheWindowWithTheDemonstration()
    {
        const auto outcome = parse({});
        QVERIFY(outcome.commandLine.has_value());
        QVERIFY(outcome.commandLine->casePath.isEmpty());
        QVERIFY(outcome.commandLine->snapshotFile.isEmpty());
    }

    void unnamedChannelsCanBeTold()
    {
        const auto told = parse({"case", "--sequences", "t2,t1,-,flair"});
        QVERIFY2(told.commandLine.has_value(), told.text.c_str());
        QCOMPARE(told.commandLine->channels,
                 (ChannelSequences{Sequence::T2, Sequence::T1, std::nullopt, Sequence::Flair}));
        QCOMPARE(parse({"case", "--sequences", "t1,t1"}).exitCode, 2);
    }

    void otherProgramsSegmentationsCanBeGivenSeveralTimes()
    {
        const auto given = parse({"--segmentation", "a.nii.gz", "case", "--segmentation", "b"});
        QVERIFY2(given.commandLine.has_value(), given.text.c_str());
        QCOMPARE(given.commandLine->segmentations,
                 QStringList({QStringLiteral("a.nii.gz"), QStringLiteral("b")}));
        QCOMPARE(given.commandLine->casePath, QStringLiteral("case"));
    }

    void surfacesAreAskedForByThemselves()
    {
        const auto told =
            parse({"--meshes", "out", "seg.nii.gz", "--format", "gltf", "--labels", "brats2023"});
        QVERIFY2(told.commandLine.has_value(), told.text.c_str());
        QCOMPARE(told.commandLine->casePath, QStringLiteral("seg.nii.gz"));
        QCOMPARE(told.commandLine->meshes->folder, QStringLiteral("out"));
        QCOMPARE(told.commandLine->meshes->format, MeshFormat::Gltf);
        QCOMPARE(told.commandLine->meshes->labels, std::optional(LabelScheme::Brats2023));
        QVERIFY(told.commandLine->outputFile().isEmpty());
        QCOMPARE(parse({"--meshes", "out", "seg"}).commandLine->meshes->format, MeshFormat::Stl);
        QCOMPARE(parse({"--meshes", "out", "seg", "--snapshot", "a.png"}).exitCode, 2);
        QCOMPARE(parse({"--meshes", "out", "seg", "--model", "unet"}).exitCode, 2);
        QCOMPARE(parse({"--meshes", "out", "seg", "--format", "vtk"}).exitCode, 2);
        QCOMPARE(parse({"seg", "--format", "ply"}).exitCode, 2);
    }

    void howTheSpaceIsDrawnCanBeTold()
    {
        const auto told = parse({"case", "--snapshot", "a.png", "--brain", "surface", "--cut-open",
                                 "--view-from", "below"});
        QVERIFY2(told.commandLine.has_value(), told.text.c_str());
        QCOMPARE(told.commandLine->brain, BrainLook::Surface);
        QVERIFY(told.commandLine->cutOpen);
        QCOMPARE(told.commandLine->viewFrom, std::optional(ViewFrom::Inferior));
        const auto plain = parse({"case", "--snapshot", "a.png"});
        QCOMPARE(plain.commandLine->brain, BrainLook::Hidden);
        QVERIFY(!plain.commandLine->viewFrom && !plain.commandLine->cutOpen);
        QCOMPARE(parse({"case", "--snapshot", "a.png", "--view-from", "top"}).exitCode, 2);
    }

    void aCaseWhoseNameIsNoUnicodeKeepsItsBytes()
    {
        QCOMPARE(pathFromString(parse({"/M\xFCller"}).commandLine->casePath),
                 std::filesystem::path("/M\xFCller"));
    }

    void snapshotTakesPictureCaseModelAndSize()
    {
        const auto outcome =
            parse({"--snapshot", "out.png", "case folder", "--model", "unet", "--size", "800x600"});
        QVERIFY2(outcome.commandLine.has_value(), outcome.text.c_str());
        QCOMPARE(outcome.commandLine->snapshotFile, QStringLiteral("out.png"));
        QCOMPARE(outcome.commandLine->casePath, QStringLiteral("case folder"));
        QCOMPARE(outcome.commandLine->model, QStringLiteral("unet"));
        QCOMPARE(outcome.commandLine->size, QSize(800, 600));
    }

    void filmsAndReportsTakeWhatTheyShow()
    {
        const auto film =
            parse({"--film", "out.gif", "c", "--layers", "expert,unet", "--sequence", "t1ce"});
        QVERIFY2(film.commandLine.has_value(), film.text.c_str());
        QCOMPARE(film.commandLine->outputFile(), QStringLiteral("out.gif"));
        QCOMPARE(film.commandLine->layers.size(), 2);
        const auto report = parse({"--report", "out.pdf", "c", "--model", "unet"});
        QVERIFY2(report.commandLine.has_value(), report.text.c_str());
        QCOMPARE(report.commandLine->reportFile, QStringLiteral("out.pdf"));
        QVERIFY(parse({"c"}).commandLine->outputFile().isEmpty());
        QCOMPARE(parse({"--film", "a.mp4", "--report", "b.pdf", "c"}).exitCode, 2);
        QCOMPARE(parse({"--film", "a.mp4", "--snapshot", "b.png", "c"}).exitCode, 2);
        QCOMPARE(parse({"--film", "a.mp4", "c", "--layout", "one"}).exitCode, 2);
    }

    void snapshotTakesLayoutPlaneSequenceAndLayers()
    {
        for (const LayoutInfo& info : layoutTable()) {
            const auto outcome = parse({"c", "--snapshot", "o.png", "--layout", info.key});
            QVERIFY2(outcome.commandLine.has_value(), outcome.text.c_str());
            QCOMPARE(outcome.commandLine->layout, QString::fromLatin1(info.key));
            QVERIFY(!outcome.commandLine->panesOnly && outcome.commandLine->layers.isEmpty());
        }
        const auto all = parse({"c", "--snapshot", "o.png", "--plane", "sagittal", "--sequence",
                                "t1ce", "--layers", "expert,unet", "--panes-only"});
        QVERIFY2(all.commandLine.has_value(), all.text.c_str());
        QCOMPARE(all.commandLine->plane, SlicePlane::Sagittal);
        QCOMPARE(all.commandLine->sequence, std::optional(Sequence::T1ce));
        QCOMPARE(all.commandLine->layers,
                 (QStringList{QStringLiteral("expert"), QStringLiteral("unet")}));
        QVERIFY(all.commandLine->panesOnly);
        QVERIFY(parse({"c", "--snapshot", "o.png", "--layers", "expert", "--model", "none"})
                    .commandLine.has_value());
    }

    void contradictionsAreSaid()
    {
        for (const std::vector<const char*>& arguments : std::vector<std::vector<const char*>>{
                 {"c", "--snapshot", "o", "--layers", "expert", "--model", "unet"},
                 {"c", "--snapshot", "o", "--layers", "expert,unet", "--model", "none"},
                 {"s.glioscope", "--snapshot", "o", "--model", "unet"},
                 {"s.glioscope", "--film", "o.mp4", "--sequence", "t1"}}) {
            const auto outcome = parse(arguments);
            QCOMPARE(outcome.exitCode, 2);
            QVERIFY(outcome.text.find("--layers") != std::string::npos);
        }
    }

    void wrongUsageEndsWithTwoAndSaysWhy_data()
    {
        QTest::addColumn<QStringList>("arguments");
        for (const auto& [option, value] : {std::pair{"--layout", "five"},
                                            {"--plane", "oblique"},
                                            {"--sequence", "pd"},
                                            {"--layers", "a,,b"},
                                            {"--layers", "a,a"}}) {
            QTest::addRow("%s %s", option, value) << QStringList{
                QStringLiteral("c"), QStringLiteral("--snapshot"), QStringLiteral("o.png"),
                QString::fromLatin1(option), QString::fromLatin1(value)};
            QTest::addRow("%s without snapshot, not %s", option, value) << QStringList{
                QStringLiteral("c"), QString::fromLatin1(option), QStringLiteral("one")};
        }
        QTest::newRow("unknown option") << QStringList{QStringLiteral("--nonsense")};
        QTest::newRow("two cases") << QStringList{QStringLiteral("a"), QStringLiteral("b")};
        QTest::newRow("size without x")
            << QStringList{QStringLiteral("--snapshot"), QStringLiteral("o.png"),
                           QStringLiteral("c"), QStringLiteral("--size"), QStringLiteral("800")};
        QTest::newRow("size too small")
            << QStringList{QStringLiteral("--snapshot"), QStringLiteral("o.png"),
                           QStringLiteral("c"), QStringLiteral("--size"), QStringLiteral("8x6")};
        QTest::newRow("size with more") << QStringList{
            QStringLiteral("--snapshot"), QStringLiteral("o.png"), QStringLiteral("c"),
            QStringLiteral("--size"), QStringLiteral("800x600x3")};
        QTest::newRow("model without snapshot")
            << QStringList{QStringLiteral("c"), QStringLiteral("--model"), QStringLiteral("unet")};
    }

    void wrongUsageEndsWithTwoAndSaysWhy()
    {
        QFETCH(const QStringList, arguments);
        std::vector<std::string> texts;
        for (const QString& each : arguments) {
            texts.push_back(each.toStdString());
        }
        std::vector<const char*> pointers;
        for (const std::string& each : texts) {
            pointers.push_back(each.c_str());
        }
        const auto outcome = parse(pointers);
        QVERIFY(!outcome.commandLine.has_value());
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY(!outcome.text.empty());
    }

    void helpAndVersionEndWithZero()
    {
        const auto help = parse({"--help"});
        QCOMPARE(help.exitCode, 0);
        QVERIFY(help.text.find("--snapshot") != std::string::npos);
        const auto version = parse({"--version"});
        QCOMPARE(version.exitCode, 0);
        QVERIFY(version.text.find(GLIOSCOPE_VERSION) != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestViewerCommandLine)
#include "test_viewer_command_line.moc"
