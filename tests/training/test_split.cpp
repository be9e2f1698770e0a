#include "segmentation/volume/error.h"
#include "tests/support/test_data.h"
#include "training/split.h"

#include <QtTest>

#include <algorithm>
#include <fstream>
#include <map>

using namespace glioscope;

namespace {

std::vector<std::string> names(int count)
{
    std::vector<std::string> result;
    for (int n = 0; n < count; ++n) {
        result.push_back("Case_" + std::to_string(n));
    }
    return result;
}

std::map<std::string, std::size_t> foldOfCase(const Split& split)
{
    std::map<std::string, std::size_t> result;
    for (std::size_t n = 0; n < split.folds.size(); ++n) {
        for (const std::string& name : split.folds[n]) {
            result[name] = n;
        }
    }
    return result;
}

}  // namespace

class TestSplit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void foldsAreBalancedAndHoldEveryCaseOnce()
    {
        const test::TemporaryFolder folder;
        const Split split = readOrMakeSplit(folder.path(), names(23), 5);
        QCOMPARE(foldOfCase(split).size(), std::size_t{23});
        std::size_t total = 0;
        for (const auto& fold : split.folds) {
            QVERIFY(fold.size() == 4 || fold.size() == 5);
            total += fold.size();
        }
        QCOMPARE(total, std::size_t{23});
    }

    void theOrderOfNamesAndTheFolderDoNotMatter()
    {
        const test::TemporaryFolder one, two;
        auto reversed = names(12);
        std::ranges::reverse(reversed);
        const Split a = readOrMakeSplit(one.path(), names(12), 5);
        const Split b = readOrMakeSplit(two.path(), reversed, 5);
        QCOMPARE(a.folds, b.folds);
        QCOMPARE(a.hash, b.hash);
    }

    void newCasesMoveNobody()
    {
        const test::TemporaryFolder folder;
        const Split before = readOrMakeSplit(folder.path(), names(8), 5);
        const Split after = readOrMakeSplit(folder.path(), names(40), 5);
        const auto then = foldOfCase(before), now = foldOfCase(after);
        for (const auto& [name, fold] : then) {
            QCOMPARE(now.at(name), fold);
        }
        QVERIFY(before.hash != after.hash);
        // Without the new cases it is the old split again.
        QCOMPARE(readOrMakeSplit(folder.path(), names(8), 5).hash, before.hash);
        for (const auto& fold : after.folds) {
            QCOMPARE(fold.size(), std::size_t{8});
        }
    }

    void scansOfAPatientShareAFold()
    {
        QCOMPARE(patientOf("BraTS-GLI-00002-001"), std::string("BraTS-GLI-00002"));
        QCOMPARE(patientOf("PatientID_0003_Timepoint_1"), std::string("PatientID_0003"));
        QCOMPARE(patientOf("100001_time2"), std::string("100001"));
        QCOMPARE(patientOf("sub-01_ses-preop"), std::string("sub-01"));
        QCOMPARE(patientOf("UPENN-GBM-00001_21"), std::string("UPENN-GBM-00001"));
        for (const char* name : {"BraTS20_Training_001", "BraTS2021_00495", "Brats18_2013_2_1",
                                 "Phantom_001", "UCSF-PDGM-0004", "sub-01"}) {
            QCOMPARE(patientOf(name), std::string(name));
        }
        const test::TemporaryFolder folder;
        (void)readOrMakeSplit(folder.path(), {"BraTS-GLI-00001-000", "BraTS-GLI-00002-000"}, 2);
        std::vector<std::string> all;
        for (const char* patient : {"00001", "00002", "00003", "00004"}) {
            for (const char* scan : {"000", "001", "002"}) {
                all.push_back(std::string("BraTS-GLI-") + patient + "-" + scan);
            }
        }
        const auto fold = foldOfCase(readOrMakeSplit(folder.path(), all, 2));
        for (const std::string& name : all) {
            QCOMPARE(fold.at(name), fold.at(patientOf(name) + "-000"));
        }
    }

    void otherScansOfAPatientComeAlong()
    {
        const std::vector<std::string> all = {"sub-1_ses-1", "sub-1_ses-2", "sub-2_ses-1", "sub-10_ses-1"};
        QCOMPARE(withOtherScans({"sub-1_ses-2", "absent"}, all),
                 (std::vector<std::string>{"sub-1_ses-2", "absent", "sub-1_ses-1"}));
        QVERIFY(withOtherScans({}, all).empty());
    }

    void damagedOrDifferentSplitsAreRefused()
    {
        const test::TemporaryFolder folder;
        (void)readOrMakeSplit(folder.path(), names(8), 5);
        QVERIFY_THROWS_EXCEPTION(Error, (void)readOrMakeSplit(folder.path(), names(8), 4));
        std::ofstream(folder.path() / "split.json") << "{\"folds\": [[";
        QVERIFY_THROWS_EXCEPTION(Error, (void)readOrMakeSplit(folder.path(), names(8), 5));
    }
};

QTEST_APPLESS_MAIN(TestSplit)
#include "test_split.moc"
