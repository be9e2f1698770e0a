#include "segmentation/case/formats/case_reader.h"

#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/case/dataset/unnamed_channels.h"
#include "tests/support/nifti_builder.h"
#include "tests/support/touched_files.h"

#include <QTest>

using namespace glioscope;
using test::imageName;
using test::labelsName;
using test::TemporaryFolder;
using test::thrownBy;
using test::touch;
using test::touchBrats;
using test::writeText;
namespace fs = std::filesystem;

namespace {

constexpr const char* kDecathlonJson =
    R"({"modality": {"0": "FLAIR", "1": "T1w", "2": "t1gd", "3": "T2w"},
    "labels": {"0": "background", "1": "edema", "2": "non-enhancing tumor",
        "3": "enhancing tumour"}})";

}  // namespace

class TestDatasetLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void decathlonFilesAreFound();
    void unnamedChannelsAreAQuestionUntilTheyAreTold_data();
    void unnamedChannelsAreAQuestionUntilTheyAreTold();
    void theAnswerIsHeldAgainstDatasetJson();
    void numberedChannelsWithoutNamesAreTheSameQuestion();
    void aListOfSequencesIsReadOrRefused();
    void fourVolumesBesideNamedSequencesAreAnotherSeries();
    void channelOrderOfDatasetJsonIsFollowed();
    void numberedChannelsNeedADatasetJson();
    void regionLabelsOfNnunetSettleTheScheme_data();
    void regionLabelsOfNnunetSettleTheScheme();
    void damagedDatasetJsonIsNamed();
};

void TestDatasetLayout::decathlonFilesAreFound()
{
    const TemporaryFolder folder;
    const test::ByteVector image = test::gzipped(test::smallImage({4, 3, 2, 4}).bytes());
    for (const char* name : {"BRATS_001.nii.gz", "BRATS_002.nii.gz"}) {
        test::writeFile(folder.path() / "imagesTr" / name, image);
        touch(folder.path() / "labelsTr", {name});
    }
    test::writeFile(folder.path() / "imagesTs/BRATS_900.nii.gz", image);
    const CaseFiles bare = findCase(folder.path() / "imagesTr/BRATS_001.nii.gz");
    QVERIFY(!bare.namedScheme);  // nothing says that they are the Decathlon's
    QCOMPARE(bare.notices.size(), std::size_t{1});
    QVERIFY(bare.notices.front().text().find("--sequences") != std::string::npos);
    writeText(folder.path() / "dataset.json", kDecathlonJson);
    QVERIFY(casesOfDataset(folder.path()).size() > 1);
    const std::vector<CaseFiles> cases = listCases(folder.path());
    QVERIFY(cases.front().notices.empty());
    QCOMPARE(cases.size(), std::size_t{3});
    QVERIFY(cases[0].images4d && cases[0].image(Sequence::T1ce) && !cases[2].labels);
    QCOMPARE(labelsName(cases[1]), std::string("BRATS_002.nii.gz"));
    const CaseFiles fromLabels = findCase(folder.path() / "labelsTr/BRATS_002.nii.gz");
    QVERIFY(fromLabels.images == cases[1].images && fromLabels.labels == cases[1].labels);
    QCOMPARE(fromLabels.namedScheme, std::optional(LabelScheme::Msd));
    QCOMPARE(listCases(folder.path() / "imagesTr").size(), std::size_t{2});
}

void TestDatasetLayout::unnamedChannelsAreAQuestionUntilTheyAreTold_data()
{
    QTest::addColumn<QString>("json");
    QTest::newRow("letters") << R"({"channel_names": {"0": "a", "1": "b", "2": "c", "3": "d"}})";
    QTest::newRow("one name for all") << R"({"modality": {"0": "MRI"}})";
    QTest::newRow("no names") << R"({"labels": {"NCR": 1, "ED": 2, "ET": 3}})";
}

void TestDatasetLayout::unnamedChannelsAreAQuestionUntilTheyAreTold()
{
    QFETCH(const QString, json);
    const TemporaryFolder folder;
    test::writeFile(folder.path() / "imagesTr/X.nii.gz",
                    test::gzipped(test::smallImage({4, 3, 2, 4}).bytes()));
    touch(folder.path() / "labelsTr", {"X.nii.gz"});
    writeText(folder.path() / "dataset.json", json.toStdString());
    const std::string said = thrownBy<UnnamedChannels>([&] { (void)findCase(folder.path()); });
    QVERIFY2(said.find("--sequences flair,t1,t1ce,t2") != std::string::npos, said.c_str());
    const std::vector<CaseFiles> asked = listCases(folder.path());
    QVERIFY(!asked.front().hasImages() && asked.front().unknownChannels);
    QCOMPARE(asked.front().unknownChannels->names.size(), std::size_t{4});
    const ChannelSequences told = *channelsFromText("t2,t1,-,flair");
    const CaseFiles files = findCase(folder.path() / "imagesTr/X.nii.gz", told);
    QVERIFY(files.question.empty() && files.notices.empty() && !files.image(Sequence::T1ce));
    QCOMPARE(labelsName(files), std::string("X.nii.gz"));
    const Case loaded = readCase(files, {.labelScheme = {}, .readLabels = false});
    QCOMPARE(loaded.image(Sequence::T2)->voxels.front(), 0.0f);
    QCOMPARE(loaded.image(Sequence::T1)->voxels.front(), 24.0f);
    QCOMPARE(loaded.image(Sequence::Flair)->voxels.front(), 72.0f);
    QVERIFY(settleChannels(asked.front(), told).images == files.images);
    const std::string few =
        thrownBy<Error>([&] { (void)findCase(folder.path(), *channelsFromText("t2,t1")); });
    QVERIFY2(few.find("names 2") != std::string::npos, few.c_str());
}

void TestDatasetLayout::theAnswerIsHeldAgainstDatasetJson()
{
    const TemporaryFolder folder;
    test::writeFile(folder.path() / "imagesTr/X.nii.gz",
                    test::gzipped(test::smallImage({4, 3, 2, 4}).bytes()));
    writeText(folder.path() / "dataset.json", kDecathlonJson);
    QVERIFY(findCase(folder.path(), *channelsFromText("flair,t1,t1ce,t2")).hasImages());
    const std::string said = thrownBy<AmbiguousInput>(
        [&] { (void)findCase(folder.path(), *channelsFromText("t1,flair,t1ce,t2")); });
    QVERIFY2(said.find("channel 0 of X") != std::string::npos, said.c_str());
    fs::remove(folder.path() / "dataset.json");
    const CaseFiles told = findCase(folder.path(), *channelsFromText("t1,flair,t1ce,t2"));
    QVERIFY(told.notices.empty());
    QCOMPARE(told.channelOf, (std::array{1, 0, 2, 3}));
}

void TestDatasetLayout::numberedChannelsWithoutNamesAreTheSameQuestion()
{
    const TemporaryFolder folder;
    touch(folder.path() / "imagesTr", {"B_0000.nii.gz", "B_0001.nii.gz", "B_0002.nii.gz",
                                       "B_0003.nii.gz", "C_0000.nii.gz", "C_0002.nii.gz"});
    writeText(folder.path() / "dataset.json", R"({"channel_names": ["MRI", "MRI", "MRI", "MRI"]})");
    for (const CaseFiles& files : listCases(folder.path())) {
        QVERIFY(files.unknownChannels && !files.hasImages());
        QCOMPARE(files.unknownChannels->names.front(), std::string("MRI"));
    }
    const ChannelSequences told = *channelsFromText("t1,t1ce,t2,flair");
    const std::vector<CaseFiles> cases = listCases(folder.path(), told);
    QCOMPARE(imageName(cases[0], Sequence::Flair), std::string("B_0003.nii.gz"));
    QCOMPARE(imageName(cases[1], Sequence::T2), std::string("C_0002.nii.gz"));
    QVERIFY(!cases[1].image(Sequence::T1ce) && !cases[1].images4d);
    fs::remove(folder.path() / "dataset.json");
    QCOMPARE(imageName(listCases(folder.path(), told)[0], Sequence::T1),
             std::string("B_0000.nii.gz"));
    writeText(folder.path() / "dataset.json",
              R"({"channel_names": ["T1", "T1 with contrast", "T2", "FLAIR"]})");
    QCOMPARE(imageName(listCases(folder.path())[0], Sequence::T1ce), std::string("B_0001.nii.gz"));
}

void TestDatasetLayout::aListOfSequencesIsReadOrRefused()
{
    QCOMPARE(textOf(*channelsFromText("FLAIR,T1w,t1gd,T2")), std::string("flair,t1,t1ce,t2"));
    QCOMPARE(textOf(*channelsFromText("-,t1")), std::string("-,t1"));
    for (const char* text :
         {"", ",", "flair,", "t1,t1", "t1,t1w", "-,-", "flair t1", "one,two,three,four"}) {
        QVERIFY2(!channelsFromText(text), text);
    }
}

void TestDatasetLayout::fourVolumesBesideNamedSequencesAreAnotherSeries()
{
    const TemporaryFolder folder;
    const test::ByteVector four = test::gzipped(test::smallImage({4, 3, 2, 4}).bytes());
    touchBrats(folder.path() / "P", "P");
    test::writeFile(folder.path() / "P/P_diffusion.nii.gz", four);
    const CaseFiles files = findCase(folder.path() / "P");
    QVERIFY(!files.images4d);
    QCOMPARE(imageName(files, Sequence::Flair), std::string("P_flair.nii.gz"));
    test::writeFile(folder.path() / "dwi/sub-01_dwi.nii.gz", four);
    QVERIFY(!thrownBy<Error>([&] { (void)findCase(folder.path() / "dwi"); }).empty());
}

void TestDatasetLayout::channelOrderOfDatasetJsonIsFollowed()
{
    const TemporaryFolder folder;
    test::writeFile(folder.path() / "imagesTr/X.nii.gz",
                    test::gzipped(test::smallImage({4, 3, 2, 4}).bytes()));
    writeText(folder.path() / "dataset.json",
              R"({"modality": {"0": "T2w", "1": "T1w", "2": "T1gd", "3": "FLAIR"}})");
    const Case loaded = readCase(findCase(folder.path() / "imagesTr"));
    QCOMPARE(loaded.image(Sequence::T2)->voxels.front(), 0.0f);
    QCOMPARE(loaded.image(Sequence::T1)->voxels.front(), 24.0f);
    QCOMPARE(loaded.image(Sequence::Flair)->voxels.front(), 72.0f);
}

void TestDatasetLayout::numberedChannelsNeedADatasetJson()
{
    const TemporaryFolder folder;
    touch(folder.path() / "imagesTr", {"B_01_0000.nii.gz", "B_01_0001.nii.gz", "B_01_0002.nii.gz",
                                       "B_01_0003.nii.gz", "B_02_0000.nii.gz"});
    touch(folder.path() / "labelsTr", {"B_01.nii.gz"});
    const std::string said = thrownBy<Error>([&] { (void)findCase(folder.path() / "imagesTr"); });
    QVERIFY2(said.find("dataset.json") != std::string::npos, said.c_str());
    writeText(folder.path() / "dataset.json",
              R"({"channel_names": {"0": "T1", "1": "T1ce", "2": "T2", "3": "FLAIR"},
                  "labels": {"background": 0, "NCR": 1, "ED": 2, "ET": 3}})");
    const std::vector<CaseFiles> cases = listCases(folder.path());
    QCOMPARE(cases.size(), std::size_t{2});
    QCOMPARE(imageName(cases[0], Sequence::Flair), std::string("B_01_0003.nii.gz"));
    QCOMPARE(imageName(cases[0], Sequence::T1), std::string("B_01_0000.nii.gz"));
    QCOMPARE(labelsName(cases[0]), std::string("B_01.nii.gz"));
    QCOMPARE(cases[0].namedScheme, std::optional(LabelScheme::Brats2023));
    QVERIFY(!cases[1].image(Sequence::Flair) && !cases[1].labels);
    QCOMPARE(findCase(folder.path() / "imagesTr/B_01_0002.nii.gz").name, std::string("B_01"));
    QCOMPARE(findCase(folder.path() / "labelsTr/B_01.nii.gz").name, std::string("B_01"));
}

void TestDatasetLayout::regionLabelsOfNnunetSettleTheScheme_data()
{
    QTest::addColumn<QString>("labels");
    QTest::addColumn<int>("scheme");
    const auto row = [](const char* name, const char* labels, int scheme) {
        QTest::newRow(name) << QString::fromLatin1(labels) << scheme;
    };
    const int msd = static_cast<int>(LabelScheme::Msd),
              from2023 = static_cast<int>(LabelScheme::Brats2023);
    row("regions", R"({"background": 0, "whole tumor": [1, 2, 3], "tumor core": [2, 3],
                       "enhancing tumor": [3]})",
        msd);
    row("regions, one number", R"({"WT": [1, 2, 3], "TC": [1, 3], "ET": 3})", from2023);
    row("values first", R"({"1": "necrotic", "2": "Oedema", "3": "GD-enhancing tumour"})",
        from2023);
    row("to 2021", R"({"NCR/NET": 1, "ED": 2, "ET": 4})", static_cast<int>(LabelScheme::Brats2021));
    row("another order", R"({"ET": 1, "ED": 2, "NCR": 3})", static_cast<int>(LabelScheme::EtEdNcr));
    row("of 2024, abbreviated", R"({"NETC": 1, "SNFH": 2, "ET": 3, "RC": 4})", from2023);
    row("of 2024, in full", R"({"background": 0, "Non-enhancing tumor core": 1,
                                "Surrounding non-enhancing FLAIR hyperintensity": 2,
                                "Enhancing tissue": 3, "Resection cavity": 4})",
        from2023);
    row("of 2024, another order", R"({"Enhancing tissue": 1, "Non-enhancing tumor core": 2,
                                      "Surrounding non-enhancing FLAIR hyperintensity": 3})",
        static_cast<int>(LabelScheme::EtNcrEd));
    row("paediatric", R"({"background": 0, "ET": 1, "NonEnh": 2, "Cystic": 3, "Edema": 4})",
        static_cast<int>(LabelScheme::BratsPed));
    row("paediatric regions", R"({"whole_tumor": [1, 2, 3, 4], "tumor_core": [1, 2, 3],
                                  "enhancing_tumor": 1})",
        static_cast<int>(LabelScheme::BratsPed));
    row("written as floats", R"({"NCR": 1.0, "ED": 2.0, "ET": 3.0})", from2023);
    row("a number beyond all", R"({"NCR": 1, "ED": 2, "ET": 4294967299})", -1);
    row("other numbers", R"({"ET": 10, "ED": 20, "NCR": 30})", -1);
    row("other things", R"({"liver": 1, "tumour": 2})", -1);
    row("nonsense", R"({"ED": "two", "NCR": [[1]], "ET": null})", -1);
}

void TestDatasetLayout::regionLabelsOfNnunetSettleTheScheme()
{
    QFETCH(const QString, labels);
    QFETCH(const int, scheme);
    const TemporaryFolder folder;
    touch(folder.path() / "imagesTr", {"B_01_0000.nii.gz"});
    writeText(folder.path() / "dataset.json",
              R"({"channel_names": {"0": "FLAIR"}, "labels": )" + labels.toStdString() + "}");
    const auto named = findCase(folder.path()).namedScheme;
    QCOMPARE(named ? static_cast<int>(*named) : -1, scheme);
}

void TestDatasetLayout::damagedDatasetJsonIsNamed()
{
    for (const char* text :
         {"{\"labels\": ", "[1]", "", R"({"channel_names": {"0": "T1", "1": "T1w"}})"}) {
        const TemporaryFolder folder;
        touch(folder.path() / "imagesTr", {"B_01_0000.nii.gz"});
        writeText(folder.path() / "dataset.json", text);
        const std::string said = thrownBy<Error>([&] { (void)findCase(folder.path()); });
        QVERIFY2(said.find("dataset.json") != std::string::npos, said.c_str());
    }
}

QTEST_APPLESS_MAIN(TestDatasetLayout)
#include "test_dataset_layout.moc"
