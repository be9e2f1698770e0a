#include "segmentation/jobs/job_json.h"

#include <QTest>

#include <limits>
#include <stdexcept>
#include <string>

using namespace glioscope;

namespace {

SegmentJob unusualJob()
{
    return {.id = "job 7",
            .casePath = "/data/Fälle für Übung/病例 \"1\"\\n",
            .model = "/models/my unet.h5",
            .outputFolder = "/tmp/out\nput",
            .device = "cuda:1",
            .precision = Precision::BFloat16,
            .probabilities = true,
            .compress = false,
            .align = true,
            .brainMask = "/data/Köpfe/mask.nii",
            .knownMoves = "/data/Köpfe/moves.json",
            .series = {"3", "", "2.25.7", "9"},
            .caseName = "P 7",
            .unseenMembers = true};
}

template <typename T>
T throughLine(const T& event)
{
    return std::get<T>(eventFromLine(toLine(EngineEvent(event))));
}

/// Alike in other languages too.
bool tellAlike(const Sentence& a, const Sentence& b)
{
    return a == b && a.pattern() == b.pattern() && a.arguments() == b.arguments();
}

std::string refusal(const std::string& line)
{
    try {
        (void)commandFromLine(line);
    } catch (const std::invalid_argument& error) {
        return error.what();
    }
    return {};
}

}  // namespace

class TestJobJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linesBetweenTheProgramsKeepBytes()
    {
        SegmentJob job;
        job.id = "1";
        job.casePath = "/M\xFCller/P_t1.nii";
        job.outputFolder = "/tmp/\xE4";
        job.sequences = "flair,t1,t1ce,t2";
        const auto read = std::get<SegmentJob>(commandFromLine(toLine(EngineCommand(job))));
        QCOMPARE(read.casePath, job.casePath);
        QCOMPARE(read.outputFolder, job.outputFolder);
        QCOMPARE(read.sequences, job.sequences);
        SegmentResult result;
        result.id = "1";
        result.segmentation = "/tmp/\xE4/M\xFCller_unet_seg.nii";
        result.probabilities = {"/tmp/\xE4/M\xFCller_unet_WT.nii"};
        const auto event = std::get<SegmentResult>(eventFromLine(toLine(EngineEvent(result))));
        QCOMPARE(event.segmentation, result.segmentation);
        QCOMPARE(event.probabilities, result.probabilities);
    }

    void aJobsSourcesComeBackAndNeedNoPath()
    {
        SegmentJob job = unusualJob();
        job.casePath.clear();
        job.sources = CaseSources{.name = "P",
                                  .folder = "/M\xFCller",
                                  .images = {{Sequence::Flair, {"/M\xFCller/P.nii", 2}},
                                             {Sequence::T1ce, {"/M\xFCller/P_t1c.nii", -1}}},
                                  .labels = "/M\xFCller/P_seg.nii",
                                  .unused = {"/M\xFCller/P_x.nii"},
                                  .notices = {"It was taken for FLAIR."},
                                  .straighten = true};
        const auto back = std::get<SegmentJob>(commandFromLine(toLine(EngineCommand(job))));
        QCOMPARE(back.sources, job.sources);
        QVERIFY(refusal(R"({"type":"segment","output":"/o","sources":{"name":"P","folder":"/p",)"
                        R"("images":{"t9":{"file":"/p/a.nii"}}}})")
                    .find("t9") != std::string::npos);
        QVERIFY(refusal(R"({"type":"segment","output":"/o","sources":{"name":"P","folder":"/p",)"
                        R"("images":{"t1":{}}}})")
                    .find("\"file\"") != std::string::npos);
    }

    void eventsAreToldFromReportsOfCommands()
    {
        QCOMPARE(throughLine(CommandNotice{"Fewer than asked for."}).message,
                 std::string("Fewer than asked for."));
        QVERIFY(std::holds_alternative<Progress>(*eventIn(R"({"type":"progress","done":1})")));
        for (const char* line : {"", "words", "3", R"({"type":"audit"})", R"({"file":"a"})"}) {
            QVERIFY2(!eventIn(line), line);
        }
    }

    void segmentJobRoundTrips()
    {
        const SegmentJob job = unusualJob();
        const auto back = std::get<SegmentJob>(commandFromLine(toLine(EngineCommand(job))));
        QCOMPARE(back.id, job.id);
        QCOMPARE(back.casePath, job.casePath);
        QCOMPARE(back.model, job.model);
        QCOMPARE(back.outputFolder, job.outputFolder);
        QCOMPARE(back.device, job.device);
        QCOMPARE(back.precision, job.precision);
        QCOMPARE(back.probabilities, job.probabilities);
        QCOMPARE(back.compress, job.compress);
        QCOMPARE(back.unseenMembers, job.unseenMembers);
        QCOMPARE(back.align, job.align);
        QCOMPARE(back.brainMask, job.brainMask);
        QCOMPARE(back.knownMoves, job.knownMoves);
        QCOMPARE(back.series, job.series);
        QCOMPARE(back.caseName, job.caseName);
    }

    void aQuestionAboutRawScansRoundTrips()
    {
        AlignJob job;
        job.id = "7";
        job.want = AlignJob::Want::Moves;
        job.sources.name = "P";
        job.sources.folder = "/M\xFCller";
        job.sources.images = {{Sequence::T1ce, {"/M\xFCller/P.nii", 2}}};
        job.outputFolder = "/tmp/\xE4";
        job.device = "cpu";
        job.known = "/tmp/moves.json";
        job.again = {Sequence::Flair, Sequence::T2};
        job.attempt = 3;
        const auto back = std::get<AlignJob>(commandFromLine(toLine(EngineCommand(job))));
        QCOMPARE(back.id, job.id);
        QCOMPARE(back.want, job.want);
        QVERIFY(back.sources == job.sources);
        QCOMPARE(back.outputFolder, job.outputFolder);
        QCOMPARE(back.device, job.device);
        QCOMPARE(back.known, job.known);
        QVERIFY(back.again == job.again);
        QCOMPARE(back.attempt, job.attempt);
        const AlignResult result = throughLine(AlignResult{.id = "7",
                                                           .wholeHeads = true,
                                                           .brightShareOutside = 0.43,
                                                           .moves = "/tmp/\xE4/moves.json",
                                                           .brain = "/tmp/\xE4/brain.nii",
                                                           .notices = {"FLAIR was moved."}});
        QVERIFY(result.wholeHeads);
        QCOMPARE(result.brightShareOutside, 0.43);
        QCOMPARE(result.moves, std::filesystem::path("/tmp/\xE4/moves.json"));
        QCOMPARE(result.brain, std::filesystem::path("/tmp/\xE4/brain.nii"));
        QCOMPARE(result.notices, std::vector<Sentence>{"FLAIR was moved."});
        QVERIFY(!refusal(R"({"type":"align","output":"/o","want":"all","sources":{}})").empty());
    }

    void everyLineIsOneLine()
    {
        QVERIFY(toLine(EngineCommand(unusualJob())).find('\n') == std::string::npos);
        QVERIFY(toLine(EngineEvent(Failure{"a", "two\nlines", "\r\n"})).find('\n') ==
                std::string::npos);
    }

    void fieldsLeftOutTakeTheirDefaults()
    {
        const auto job = std::get<SegmentJob>(
            commandFromLine(R"({"type":"segment","case":"/c","output":"/o","added later":1})"));
        const SegmentJob defaults;
        QCOMPARE(job.device, defaults.device);
        QCOMPARE(job.precision, defaults.precision);
        QCOMPARE(job.probabilities, defaults.probabilities);
        QCOMPARE(job.compress, defaults.compress);
        QCOMPARE(job.unseenMembers, defaults.unseenMembers);
        QCOMPARE(job.align, defaults.align);
        QVERIFY(job.brainMask.empty() && job.caseName.empty() && job.series == defaults.series);
        QVERIFY(job.id.empty());
    }

    void cancelAndQuitRoundTrip()
    {
        QCOMPARE(std::get<CancelJob>(commandFromLine(toLine(EngineCommand(CancelJob{"x"})))).id,
                 std::string("x"));
        QVERIFY(std::holds_alternative<QuitEngine>(
            commandFromLine(toLine(EngineCommand(QuitEngine{})))));
    }

    void resultRoundTrips()
    {
        const SegmentResult result = {.id = "r",
                                      .segmentation = "/o/Fall 1_unet_seg.nii.gz",
                                      .report = "/o/Fall 1_unet.json",
                                      .probabilities = {"/o/ä.nii.gz", "/o/b c.nii.gz"},
                                      .probabilitiesOf = {{"WT", 0.45}, {"TC", 0.5}},
                                      .model = "unet",
                                      .device = "cpu",
                                      .precision = "fp32",
                                      .seconds = 2.5,
                                      .volumes = {{"NCR", 1.25}, {"WT", 99.5}},
                                      .notices = {"Memory ran out.", "Zweite – Notiz."},
                                      .modelSha256 = "c0ffee",
                                      .dicomSegmentation = "/o/Fall 1_unet_seg.dcm"};
        const SegmentResult back = throughLine(result);
        QCOMPARE(back.id, result.id);
        QCOMPARE(back.segmentation, result.segmentation);
        QCOMPARE(back.report, result.report);
        QCOMPARE(back.probabilities, result.probabilities);
        QCOMPARE(back.model, result.model);
        QCOMPARE(back.device, result.device);
        QCOMPARE(back.precision, result.precision);
        QCOMPARE(back.seconds, result.seconds);
        QCOMPARE(back.notices, result.notices);
        QCOMPARE(back.modelSha256, result.modelSha256);
        QCOMPARE(back.dicomSegmentation, result.dicomSegmentation);
        QCOMPARE(back.probabilitiesOf.size(), std::size_t{2});
        QCOMPARE(back.probabilitiesOf[0].structure, std::string("WT"));
        QCOMPARE(back.probabilitiesOf[0].threshold, 0.45);
        QCOMPARE(back.volumes.size(), result.volumes.size());
        QCOMPARE(back.volumes[1].name, result.volumes[1].name);
        QCOMPARE(back.volumes[1].volumeMl, result.volumes[1].volumeMl);
    }

    void otherEventsRoundTrip()
    {
        const Progress progress = throughLine(Progress{"p", "network", 3, 8, 1.5});
        QCOMPARE(progress.id, std::string("p"));
        QCOMPARE(progress.stage, std::string("network"));
        QCOMPARE(progress.done, 3.0);
        QCOMPARE(progress.total, 8.0);
        QCOMPARE(progress.secondsLeft, 1.5);
        const Failure failure = throughLine(Failure{"f", "File x is empty.", "Copy it again."});
        QCOMPARE(failure.id, std::string("f"));
        QCOMPARE(failure.message, std::string("File x is empty."));
        QCOMPARE(failure.advice, std::string("Copy it again."));
        const EngineReady ready = throughLine(EngineReady{"0.1.0", {"cpu", "cuda:0"}});
        QCOMPARE(ready.version, std::string("0.1.0"));
        QCOMPARE(ready.devices, (std::vector<std::string>{"cpu", "cuda:0"}));
        QCOMPARE(throughLine(JobCancelled{"c"}).id, std::string("c"));
    }

    void bytesThatAreNoTextDoNotThrow()
    {
        const Failure failure = throughLine(Failure{"f", "File \xff\xfe.nii", ""});
        QVERIFY(failure.message.text().starts_with("File "));
    }

    void infiniteNumbersBecomeTheDefault()
    {
        const double infinity = std::numeric_limits<double>::infinity();
        QCOMPARE(throughLine(Progress{"p", "s", 0, 1, infinity}).secondsLeft, -1.0);
    }

    void malformedLinesAreRefusedWithAReason_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("named");
        const auto row = [](const char* name, const char* line, const char* named) {
            QTest::newRow(name) << QString::fromUtf8(line) << QString::fromUtf8(named);
        };
        row("empty", "", "JSON");
        row("no JSON", "segment /data", "JSON");
        row("cut off", "{\"type\":\"segment\",\"case\":\"/c", "JSON");
        row("two objects", R"({"type":"quit"}{"type":"quit"})", "JSON");
        row("a list", "[1,2]", "object");
        row("a number", "7", "object");
        row("no type", R"({"case":"/c"})", "type");
        row("type is a number", R"({"type":3})", "type");
        row("unknown type", R"({"type":"format"})", "format");
        row("no case", R"({"type":"segment","output":"/o"})", "case");
        row("no output", R"({"type":"segment","case":"/c"})", "output");
        row("case is a list", R"({"type":"segment","case":["/c"],"output":"/o"})", "case");
        row("odd precision", R"({"type":"segment","case":"/c","output":"/o","precision":"int8"})",
            "int8");
        row("odd flag", R"({"type":"segment","case":"/c","output":"/o","compress":"yes"})",
            "compress");
    }

    void malformedLinesAreRefusedWithAReason()
    {
        QFETCH(QString, line);
        QFETCH(QString, named);
        const QString reason = QString::fromStdString(refusal(line.toStdString()));
        QVERIFY2(reason.contains(named), qPrintable(reason));
    }

    void aSentenceComesBackWithItsPartsAndIsEnglishForOtherReaders()
    {
        const Failure failure = {
            "f",
            Sentence::of("%1 holds %2 volumes (%3).", std::filesystem::path("/d/%1.nii"), 3,
                         Sentence::of("read in %1 s", Sentence::Number{"1.5"})),
            "Copy it again."};
        const std::string line = toLine(EngineEvent(failure));
        QVERIFY2(line.find(R"("message":"/d/%1.nii holds 3 volumes (read in 1.5 s).")") !=
                     std::string::npos,
                 line.c_str());
        const Failure back = throughLine(failure);
        QVERIFY(tellAlike(back.message, failure.message));
        QVERIFY(tellAlike(back.advice, failure.advice));
    }

    void sentencesOfAListComeBackEachWithItsParts()
    {
        SegmentResult result;
        result.segmentation = "/s.nii";
        result.notices = {"From an older engine.", Sentence::of("bfloat16 is slower."),
                          Sentence::of("Only %1 of %2 ran.", 1, std::size_t{2})};
        SegmentJob job;
        job.sources.emplace().notices = result.notices;
        job.sources->name = "P";
        job.sources->folder = "/p";
        job.outputFolder = "/o";
        const auto notices = throughLine(result).notices;
        const auto sources =
            std::get<SegmentJob>(commandFromLine(toLine(EngineCommand(job)))).sources;
        QCOMPARE(notices.size(), result.notices.size());
        QCOMPARE(sources->notices.size(), result.notices.size());
        for (std::size_t n = 0; n < notices.size(); ++n) {
            QVERIFY(tellAlike(notices[n], result.notices[n]));
            QVERIFY(tellAlike(sources->notices[n], result.notices[n]));
        }
    }

    void howASentenceIsMadeUpIsLeftOutWhereItCannotBeRight_data()
    {
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const char* said) {
            QTest::newRow(name) << QString::fromUtf8(said);
        };
        row("another text", R"({"message":{"pattern":"All is well.","arguments":[]}})");
        row("no object", R"(["A is bad."])");
        row("no pattern", R"({"message":{"arguments":["A"]}})");
        row("no list", R"({"message":{"pattern":"%1 is bad.","arguments":"A"}})");
        row("odd argument", R"({"message":{"pattern":"%1 is bad.","arguments":[7]}})");
        QString deep = QStringLiteral("\"A is bad.\"");
        for (int n = 0; n < 1000; ++n) {
            deep = QStringLiteral(R"({"pattern":"%1","arguments":[)") + deep + QStringLiteral("]}");
        }
        QTest::newRow("too deep") << QStringLiteral("{\"message\":") + deep + QLatin1Char('}');
    }

    void howASentenceIsMadeUpIsLeftOutWhereItCannotBeRight()
    {
        QFETCH(QString, said);
        const std::string line =
            R"({"type":"failed","id":"f","message":"A is bad.","said":)" + said.toStdString() + "}";
        const Sentence message = std::get<Failure>(eventFromLine(line)).message;
        QCOMPARE(message.text(), std::string("A is bad."));
        QVERIFY(message.pattern().empty());
    }

    void malformedVolumesOfAResultAreRefused()
    {
        const std::string line = R"({"type":"result","segmentation":"/s","volumes":[1]})";
        QVERIFY_THROWS_EXCEPTION(std::invalid_argument, (void)eventFromLine(line));
    }

    void idIsFoundInALineThatIsWrongOtherwise()
    {
        QCOMPARE(idFromLine(R"({"type":"segment","id":"j 1"})"), std::string("j 1"));
        QVERIFY(idFromLine(R"({"id":5})").empty());
        QVERIFY(idFromLine("[]").empty());
        QVERIFY(idFromLine("{").empty());
    }

    void precisionKeysRoundTrip()
    {
        for (const Precision p : {Precision::Auto, Precision::Float32, Precision::BFloat16}) {
            QCOMPARE(fromKey<Precision>(key(p)), std::optional(p));
        }
        QVERIFY(!fromKey<Precision>("half"));
    }
};

QTEST_APPLESS_MAIN(TestJobJson)
#include "test_job_json.moc"
