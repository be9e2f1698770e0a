
#include "segmentation/case/dataset/case_finder.h"
#include "segmentation/case/model/case.h"
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

class TestScatteredCases : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFolderASequenceIsOneCase();
    void timePointsOfAFolderAreCasesOfOnePatient();
    void aPatientsFolderNamesThePatient();
    void labelsKeptApartAreFound();
    void imagesWithoutAPlaceAreNamed();
    void masksOfPartsAreNamedAndTakenForNothingElse();
    void bidsSubjectsAreFound();
};

void TestScatteredCases::aFolderASequenceIsOneCase()
{
    const TemporaryFolder folder;
    for (const char* patient : {"EGD-0001", "EGD-0002"}) {
        for (const char* place : {"1_T1/NIFTI/T1", "2_T1GD/NIFTI/T1GD", "3_T2/NIFTI/T2",
                                  "4_FLAIR/NIFTI/FLAIR", "5_MASK/NIFTI/MASK"}) {
            touch(folder.path() / patient, {place + std::string(".nii.gz")});
        }
    }
    const std::vector<CaseFiles> cases = listCases(folder.path());
    QCOMPARE(cases.size(), std::size_t{2});
    QCOMPARE(cases[0].name, std::string("EGD-0001"));
    QCOMPARE(imageName(cases[0], Sequence::T1ce), std::string("T1GD.nii.gz"));
    QCOMPARE(imageName(cases[0], Sequence::Flair), std::string("FLAIR.nii.gz"));
    QCOMPARE(cases[0].unused.size(), std::size_t{1});  // whether it marks a tumour, nothing says
    const CaseFiles opened = findCase(folder.path() / "EGD-0001/3_T2/NIFTI/T2.nii.gz");
    QVERIFY(opened.images == cases[0].images && opened.name == cases[0].name);

    const TemporaryFolder scanner;  // names in the folders alone
    touch(scanner.path() / "case/FLAIR", {"0001.nii"});
    touch(scanner.path() / "case/T1 post", {"0002.nii"});
    const CaseFiles numbers = findCase(scanner.path());
    QCOMPARE(imageName(numbers, Sequence::Flair), std::string("0001.nii"));
    QCOMPARE(imageName(numbers, Sequence::T1ce), std::string("0002.nii"));
    touch(scanner.path() / "case/T1 gd", {"0003.nii"});
    QVERIFY(!thrownBy<AmbiguousInput>([&] { (void)findCase(scanner.path()); }).empty());
}

void TestScatteredCases::timePointsOfAFolderAreCasesOfOnePatient()
{
    const TemporaryFolder folder;
    for (const char* week : {"week-000-1", "week-044"}) {
        touch(folder.path() / "Patient-001" / week,
              {"T1.nii.gz", "CT1.nii.gz", "T2.nii.gz", "FLAIR.nii.gz"});
    }
    for (const char* point : {"T1", "T2"}) {
        touch(folder.path() / "P1" / point, {"t1.nii", "flair.nii"});
    }
    for (const char* point : {"0", "1"}) {
        const std::string name = std::string("RHUH-0001_") + point;
        touchBrats(folder.path() / "RHUH-0001" / point, name);
    }
    std::string found;
    for (const CaseFiles& files : listCases(folder.path())) {
        found += files.name + " of " + files.patient + ", ";
    }
    QCOMPARE(found, std::string("P1_T1 of P1, P1_T2 of P1, Patient-001_week-000-1 of Patient-001, "
                                "Patient-001_week-044 of Patient-001, RHUH-0001_0 of RHUH-0001, "
                                "RHUH-0001_1 of RHUH-0001, "));
}

void TestScatteredCases::aPatientsFolderNamesThePatient()
{
    const TemporaryFolder folder;
    touchBrats(folder.path() / "HGG/Patient_7/a", "a");
    touchBrats(folder.path() / "HGG/Patient_7/b", "b");
    touchBrats(folder.path() / "HOSP/HOSP_0031", "HOSP_0031");
    touchBrats(folder.path() / "HOSP/HOSP_0032", "HOSP_0032");
    std::string found;
    for (const CaseFiles& files : listCases(folder.path())) {
        found += files.name + " of " + files.patient + ", ";
    }
    QCOMPARE(found, std::string("HOSP_0031 of HOSP_0031, HOSP_0032 of HOSP_0032, a of Patient_7, "
                                "b of Patient_7, "));
}

void TestScatteredCases::labelsKeptApartAreFound()
{
    const TemporaryFolder upenn;
    const std::string name = "UPENN-GBM-00001_11";
    touch(upenn.path() / "images_structural" / name, {name + "_T1.nii.gz", name + "_T1GD.nii.gz"});
    touch(upenn.path() / "images_segm", {name + "_segm.nii.gz", "UPENN-GBM-00002_11_segm.nii.gz"});
    touch(upenn.path() / "automated_segm", {name + "_automated_approx_segm.nii.gz"});
    QCOMPARE(labelsName(findCase(upenn.path())), name + "_segm.nii.gz");
    QCOMPARE(
        labelsName(findCase(upenn.path() / "images_structural" / name / (name + "_T1.nii.gz"))),
        name + "_segm.nii.gz");

    const TemporaryFolder bids;
    touch(bids.path() / "sub-01/ses-1/anat",
          {"sub-01_ses-1_T1w.nii.gz", "sub-01_ses-1_FLAIR.nii.gz"});
    touch(bids.path() / "sub-02/anat", {"sub-02_T1w.nii.gz"});
    touch(bids.path() / "derivatives/manual/sub-01/ses-1/anat",
          {"sub-01_ses-1_dseg.nii.gz", "sub-01_ses-1_space-x_T1w.nii.gz"});
    const std::vector<CaseFiles> cases = listCases(bids.path());
    QCOMPARE(cases.size(), std::size_t{2});  // what lies under derivatives is no case
    QCOMPARE(labelsName(cases[0]), std::string("sub-01_ses-1_dseg.nii.gz"));
    QVERIFY(!cases[1].labels);
    touch(bids.path() / "derivatives/other/sub-01/ses-1", {"sub-01_ses-1_dseg.nii.gz"});
    QVERIFY(!thrownBy<AmbiguousInput>([&] { (void)findCase(bids.path() / "sub-01"); }).empty());
}

void TestScatteredCases::imagesWithoutAPlaceAreNamed()
{
    const TemporaryFolder folder;
    const fs::path place = folder.path() / "BraTS20_Training_355";
    touchBrats(place, "BraTS20_Training_355");
    QVERIFY(findCase(place).unused.empty());
    QVERIFY(unusedSentence(findCase(place)).empty());
    fs::rename(place / "BraTS20_Training_355_seg.nii.gz", place / "W39_1998.09.19_Segm.nii");
    const CaseFiles files = findCase(place);
    QVERIFY(!files.labels);  // another patient's name stands on it
    QVERIFY(unusedSentence(files).text().find("W39_1998.09.19_Segm.nii") != std::string::npos);
    touch(place, {"adc.nii", "fa.nii", "md.nii"});
    QVERIFY(unusedSentence(findCase(place)).text().find("and 1 more") != std::string::npos);

    const TemporaryFolder flat;  // an image at the case that its name goes on from
    touchBrats(flat.path(), "A");
    touch(flat.path(), {"B_t1.nii.gz", "B_unet_seg.nii.gz"});
    const std::vector<CaseFiles> cases = listCases(flat.path());
    QVERIFY(cases[0].unused.empty());
    QCOMPARE(cases[1].unused.size(), std::size_t{1});
}

/// MOTUM has a mask of each sequence it was drawn on, EGD one of the whole tumour: neither tells
/// its parts, and neither is the sequence whose name it has.
void TestScatteredCases::masksOfPartsAreNamedAndTakenForNothingElse()
{
    const TemporaryFolder motum;
    touch(motum.path() / "001-Glioma-AYEY",
          {"flair.nii.gz", "t1.nii.gz", "t1ce.nii.gz", "t2.nii.gz", "flair_seg_label1.nii.gz",
           "t1ce_seg_label2.nii.gz"});
    const CaseFiles files = findCase(motum.path());
    QCOMPARE(files.name, std::string("001-Glioma-AYEY"));
    QCOMPARE(imageName(files, Sequence::Flair), std::string("flair.nii.gz"));
    QCOMPARE(imageName(files, Sequence::T1ce), std::string("t1ce.nii.gz"));
    QVERIFY(!files.labels);
    const std::string said = unusedSentence(files);
    QVERIFY2(said.find("flair_seg_label1.nii.gz, t1ce_seg_label2.nii.gz, whose names") !=
                     std::string::npos &&
                 said.find("for labels of all parts of the tumour") != std::string::npos,
             said.c_str());
    const TemporaryFolder egd;
    for (const char* place : {"1_T1/NIFTI/T1", "4_FLAIR/NIFTI/FLAIR", "5_MASK/NIFTI/MASK"}) {
        touch(egd.path() / "EGD-0001", {place + std::string(".nii.gz")});
    }
    const CaseFiles masked = findCase(egd.path());
    QVERIFY(!masked.labels);
    QVERIFY(unusedSentence(masked).text().find("MASK.nii.gz") != std::string::npos);
}

void TestScatteredCases::bidsSubjectsAreFound()
{
    const TemporaryFolder folder;
    touch(folder.path() / "sub-01/anat", {"sub-01_FLAIR.nii.gz", "sub-01_T1w.nii.gz",
                                          "sub-01_ce-gadolinium_T1w.nii.gz", "sub-01_T2w.nii.gz"});
    touch(folder.path() / "sub-02/ses-1/anat", {"sub-02_ses-1_T2w.nii.gz"});
    const CaseFiles files = findCase(folder.path() / "sub-01");
    QCOMPARE(files.name, std::string("sub-01"));
    QCOMPARE(imageName(files, Sequence::T1), std::string("sub-01_T1w.nii.gz"));
    QCOMPARE(imageName(files, Sequence::T1ce), std::string("sub-01_ce-gadolinium_T1w.nii.gz"));
    QVERIFY(!files.namedScheme);
    const std::vector<CaseFiles> cases = listCases(folder.path());
    QCOMPARE(cases.size(), std::size_t{2});
    QCOMPARE(cases[1].name, std::string("sub-02_ses-1"));
}

QTEST_APPLESS_MAIN(TestScatteredCases)
#include "test_scattered_cases.moc"
