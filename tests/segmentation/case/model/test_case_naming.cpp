#include "segmentation/case/model/case_naming.h"

#include <QTest>

using namespace glioscope;

namespace {

struct Row {
    const char* file;
    std::optional<Slot> slot;
    const char* caseName = "";
    const char* variant = "";
};

const std::vector<Row> kNames = {
    // BraTS to 2021
    {"Brats18_2013_11_1_flair.nii.gz", Slot::Flair, "Brats18_2013_11_1"},
    {"Brats18_2013_11_1_t1.nii.gz", Slot::T1, "Brats18_2013_11_1"},
    {"Brats18_2013_11_1_t1ce.nii.gz", Slot::T1ce, "Brats18_2013_11_1"},
    {"Brats18_2013_11_1_t2.nii.gz", Slot::T2, "Brats18_2013_11_1"},
    {"Brats18_2013_11_1_seg.nii.gz", Slot::Labels, "Brats18_2013_11_1"},
    {"BRATS20_TRAINING_001_T1CE.NII", Slot::T1ce, "BRATS20_TRAINING_001"},
    // BraTS from 2023: each of these is misfiled by a search for substrings
    {"BraTS-GLI-00005-000-t1c.nii.gz", Slot::T1ce, "BraTS-GLI-00005-000"},
    {"BraTS-GLI-00005-000-t1n.nii.gz", Slot::T1, "BraTS-GLI-00005-000"},
    {"BraTS-GLI-00005-000-t2f.nii.gz", Slot::Flair, "BraTS-GLI-00005-000"},
    {"BraTS-GLI-00005-000-t2w.nii.gz", Slot::T2, "BraTS-GLI-00005-000"},
    {"BraTS-GLI-00005-000-seg.nii.gz", Slot::Labels, "BraTS-GLI-00005-000"},
    // BIDS
    {"sub-01_FLAIR.nii.gz", Slot::Flair, "sub-01"},
    {"sub-01_T1w.nii.gz", Slot::T1, "sub-01"},
    {"sub-01_ce-gadolinium_T1w.nii.gz", Slot::T1ce, "sub-01"},
    {"sub-01_ses-2_T2w.nii.gz", Slot::T2, "sub-01_ses-2"},
    {"sub-01_space-T1w_FLAIR.nii.gz", Slot::Flair, "sub-01", "space-T1w"},
    {"sub-01_ses-2_acq-3d_ce-gad_run-1_T1w.nii.gz", Slot::T1ce, "sub-01_ses-2", "acq-3d_run-1"},
    {"sub-01_dseg.nii.gz", Slot::Labels, "sub-01"},
    {"sub-flair_T2w.nii.gz", Slot::T2, "sub-flair"},
    {"sub-01_unet_seg.nii.gz", Slot::Labels, "sub-01_unet"},
    // the collections of UCSF and UPenn
    {"UCSF-PDGM-0004_T1c.nii.gz", Slot::T1ce, "UCSF-PDGM-0004"},
    {"UCSF-PDGM-0004_FLAIR_bias.nii.gz", Slot::Flair, "UCSF-PDGM-0004", "bias"},
    {"UCSF-PDGM-0004_tumor_segmentation.nii.gz", Slot::Labels, "UCSF-PDGM-0004"},
    {"UPENN-GBM-00001_11_T1GD.nii.gz", Slot::T1ce, "UPENN-GBM-00001_11"},
    {"UPENN-GBM-00001_11_segm.nii.gz", Slot::Labels, "UPENN-GBM-00001_11"},
    // words written apart, humps, other separators
    {"P1_T2_FLAIR.nii.gz", Slot::Flair, "P1"},
    {"P1 T1 post.nii", Slot::T1ce, "P1"},
    {"P1.t1.gd.nii.gz", Slot::T1ce, "P1"},
    {"P1_T1wCE.nrrd", Slot::T1ce, "P1"},
    {"patientFLAIR.nii.gz", Slot::Flair, "patient"},
    {"T2Flair.nii.gz", Slot::Flair},
    {"postT1.nii.gz", Slot::T1ce},
    {"FLAIR (1).nii.gz", Slot::Flair, "", "1"},
    {"Müller_t1.nii.gz", Slot::T1, "Müller"},
    // the patient's own words: the last word in the name is the file's
    {"T1_study_flair.nii.gz", Slot::Flair, "T1_study"},
    {"flair_reg_to_t1.nii.gz", Slot::T1, "flair_reg_to"},
    {"Brats18_X_unet_seg.nii.gz", Slot::Labels, "Brats18_X_unet"},
    // contrast agent, anywhere in a T1's name
    {"CT1.nii.gz", Slot::T1ce},
    {"P1_T1KM.nii", Slot::T1ce, "P1"},
    {"P1_T1C+.nii", Slot::T1ce, "P1"},
    {"P1_T1_mprage_gd.nii", Slot::T1ce, "P1"},
    {"P1_MPRAGE_Gd.nii", Slot::T1ce, "P1"},
    {"P1_MPRAGE.nii", Slot::T1, "P1"},
    {"P1_AX_T1_POST.nii", Slot::T1ce, "P1"},
    {"P1_axT1post.nii", Slot::T1ce, "P1"},
    {"P1_T1w_postGd.nii", Slot::T1ce, "P1"},
    {"P1_T1_bias_gd.nii", Slot::T1ce, "P1", "bias_gd"},
    {"contrast-enhanced T1.nii", Slot::T1ce},
    {"T1 with contrast.nii", Slot::T1ce},
    {"T1 without contrast.nii", Slot::T1},
    {"P1_T1_pre_contrast.nii", Slot::T1, "P1"},
    {"non-contrast-enhanced T1.nii", Slot::T1},
    {"100101A_T1pre.nii.gz", Slot::T1, "100101A"},
    {"100101A_T1post.nii.gz", Slot::T1ce, "100101A"},
    {"P1_T1_post_op.nii", Slot::T1, "P1", "op"},
    {"P1_postop_T1.nii", Slot::T1, "P1_postop"},
    // other words for FLAIR and T2
    {"100101A_T2Synth.nii.gz", Slot::T2, "100101A"},
    {"P1_T2_TSE.nii", Slot::T2, "P1"},
    {"t2_tirm_tra_dark-fluid_320.nii", Slot::Flair, "", "320"},
    {"P1_T2-TIRM.nii", Slot::Flair, "P1"},
    // how an image was prepared is no part of the case's name; "brain" before labels is
    {"PatientID_0003_Timepoint_1_brain_t1n.nii.gz", Slot::T1, "PatientID_0003_Timepoint_1"},
    {"UCSF-PDGM-0004_brain_segmentation.nii.gz", Slot::Labels, "UCSF-PDGM-0004_brain"},
    // labels by other words
    {"PatientID_0003_Timepoint_1_tumorMask.nii.gz", Slot::Labels, "PatientID_0003_Timepoint_1"},
    {"RHUH-0001_0_segmentations.nii.gz", Slot::Labels, "RHUH-0001_0"},
    {"W39_1998.09.19_Segm.nii", Slot::Labels, "W39_1998.09.19"},
    {"TCGA-02-0006_1996.08.23_GlistrBoost_ManuallyCorrected.nii.gz", Slot::Labels,
     "TCGA-02-0006_1996.08.23"},
    {"UCSD-PTGBM-0176_01_BraTS_tumor_seg.nii.gz", Slot::Labels, "UCSD-PTGBM-0176_01"},
    {"UCSD-PTGBM-0176_01_total_cellular_tumor_seg.nii.gz", Slot::Labels,
     "UCSD-PTGBM-0176_01_total_cellular"},
    // 3D Slicer's
    {"Segmentation.seg.nrrd", Slot::Labels, ""},
    {"P1.seg.nrrd", Slot::Labels, "P1"},
    {"P1 Segmentation.seg.nrrd", Slot::Labels, "P1"},
    // unclear or contradictory: a T1 FLAIR or time point 1's FLAIR, and what was made of a sequence
    {"T1FLAIR.nii", std::nullopt},
    {"P1_AX_T1_FLAIR.nii", std::nullopt},
    {"P1_T1_mask.nii", std::nullopt},
    {"P1_T1_subtraction.nii", std::nullopt},
    {"P1_T1post_pre.nii", std::nullopt},
    {"P1_T2_star.nii", std::nullopt},
    {"TCGA-02-0006_1996.08.23_GlistrBoost.nii.gz", std::nullopt},
    // nothing: letters inside words, other contrasts, no words at all
    {"affair.nii.gz", std::nullopt},
    {"t1rho.nii.gz", std::nullopt},
    {"at2.nii.gz", std::nullopt},
    {"segment.nii.gz", std::nullopt},
    {"X_ADC.nii.gz", std::nullopt},
    {"X_T2star.nii.gz", std::nullopt},
    {"X_brain_mask.nii.gz", std::nullopt},
    {"BRATS_001.nii.gz", std::nullopt},
    {"BRATS_001_0001.nii.gz", std::nullopt},
    {"DTI_eddy_FA.nii.gz", std::nullopt},
    {".nii.gz", std::nullopt},
    {"___.nii.gz", std::nullopt},
};

}  // namespace

class TestCaseNaming : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesTellSlotAndCase_data();
    void namesTellSlotAndCase();
    void tokensOfThePatientAreNotTheFiles();
    void siblingsTellATimePointFromASequence();
    void everyFileKeepsATokenOfItsOwn();
    void imagesAreKnownByTheirEndings();
    void channelNumbersAreFourDigits();
    void channelNamesOfDatasetsAreUnderstood();
    void diffusionAndPerfusionAreOtherSeries();
    void namingSettlesTheSchemeOrNothing();
};

void TestCaseNaming::namesTellSlotAndCase_data()
{
    QTest::addColumn<int>("row");
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        QTest::newRow(kNames[i].file) << static_cast<int>(i);
    }
}

void TestCaseNaming::namesTellSlotAndCase()
{
    QFETCH(const int, row);
    const Row& expected = kNames[static_cast<std::size_t>(row)];
    const auto role = roleFromName(expected.file);
    QCOMPARE(role.has_value(), expected.slot.has_value());
    if (role) {
        QCOMPARE(role->slot, *expected.slot);
        QCOMPARE(role->caseName, std::string(expected.caseName));
        QCOMPARE(role->variant, std::string(expected.variant));
    }
}

void TestCaseNaming::tokensOfThePatientAreNotTheFiles()
{
    // Patient "gd_T2": without looking at the siblings, "T2_FLAIR" and "gd_T1" read as one word
    // each.
    const std::vector<std::string> names = {"T2_FLAIR.nii", "T2_T1.nii", "T2_T2.nii", "T2_seg.nii"};
    const std::size_t shared = sharedTokens(names);
    QCOMPARE(shared, std::size_t{1});
    for (const std::string& name : names) {
        QCOMPARE(roleFromName(name, shared)->caseName, std::string("T2"));
    }
    QCOMPARE(roleFromName("gd_t1.nii", 1)->slot, Slot::T1);
    QCOMPARE(roleFromName("gd_t1.nii", 0)->slot, Slot::T1ce);
    QCOMPARE(roleFromName("t1_pre.nii", 1)->slot, Slot::T1);  // nothing else in its name
}

void TestCaseNaming::siblingsTellATimePointFromASequence()
{
    const auto read = [](const std::vector<std::string>& names) {
        std::string text;
        for (const auto& role : rolesOf(names)) {
            text += role ? role->caseName + ":" + displayName(role->slot).text() + " " : "none ";
        }
        return text;
    };
    // One patient's sequences, and two time points of another.
    QCOMPARE(read({"P1_T1.nii", "P1_T2_flair.nii", "P1_T2.nii", "P1_T1ce.nii"}),
             std::string("P1:T1 sequence P1:FLAIR sequence P1:T2 sequence P1:T1ce sequence "));
    QCOMPARE(read({"P2_T1_t1.nii", "P2_T1_flair.nii", "P2_T2_t2.nii", "P2_T2_flair.nii"}),
             std::string(
                 "P2_T1:T1 sequence P2_T1:FLAIR sequence P2_T2:T2 sequence P2_T2:FLAIR sequence "));
    QCOMPARE(read({"P3_pre_t1.nii", "P3_pre_flair.nii", "P3_post_t1.nii", "P3_post_flair.nii"}),
             std::string("P3_pre:T1 sequence P3_pre:FLAIR sequence P3_post:T1 sequence "
                         "P3_post:FLAIR sequence "));
    QCOMPARE(read({"P4_T1_pre.nii", "P4_T1_post.nii"}),
             std::string("P4:T1 sequence P4:T1ce sequence "));
}

void TestCaseNaming::everyFileKeepsATokenOfItsOwn()
{
    QCOMPARE(sharedTokens(std::vector<std::string>{"a_t1.nii"}), std::size_t{0});
    QCOMPARE(sharedTokens(std::vector<std::string>{"flair.nii", "flair_bias.nii"}), std::size_t{0});
    QCOMPARE(sharedTokens(std::vector<std::string>{"a_b_t1.nii", "a-b-t2.nii.gz"}), std::size_t{2});
    QCOMPARE(sharedTokens({}), std::size_t{0});
}

void TestCaseNaming::imagesAreKnownByTheirEndings()
{
    QVERIFY(isImageName("a.nii") && isImageName("a.NII.GZ") && isImageName("a.nrrd"));
    QVERIFY(!isImageName("a.nii.gz.part") && !isImageName("a.png") && !isImageName("nii"));
    QVERIFY(!isImageName("._BRATS_001.nii.gz"));  // what macOS leaves in archives
    QCOMPARE(stemOf("a.b.nii.gz"), std::string("a.b"));
}

void TestCaseNaming::channelNumbersAreFourDigits()
{
    QCOMPARE(numberedChannel("BRATS_001_0002.nii.gz"), (NumberedChannel{"BRATS_001", 2}));
    QVERIFY(!numberedChannel("BRATS_001.nii.gz"));
    QVERIFY(!numberedChannel("_0001.nii.gz"));
    QVERIFY(!numberedChannel("X_00a1.nii.gz"));
    QVERIFY(!numberedChannel("X_00001.nii.gz"));
}

void TestCaseNaming::channelNamesOfDatasetsAreUnderstood()
{
    QCOMPARE(sequenceFromChannelName("FLAIR"), std::optional(Sequence::Flair));
    QCOMPARE(sequenceFromChannelName("T1w"), std::optional(Sequence::T1));
    QCOMPARE(sequenceFromChannelName("t1gd"), std::optional(Sequence::T1ce));
    QCOMPARE(sequenceFromChannelName("T2w"), std::optional(Sequence::T2));
    QCOMPARE(sequenceFromChannelName("T2-FLAIR"), std::optional(Sequence::Flair));
    QCOMPARE(sequenceFromChannelName("contrast-enhanced T1"), std::optional(Sequence::T1ce));
    QCOMPARE(sequenceFromChannelName("post-contrast T1-weighted"), std::optional(Sequence::T1ce));
    QCOMPARE(sequenceFromChannelName("T1 with contrast"), std::optional(Sequence::T1ce));
    QCOMPARE(sequenceFromChannelName("T1-weighted"), std::optional(Sequence::T1));
    QCOMPARE(sequenceFromChannelName("CT"), std::optional<Sequence>());
    QCOMPARE(sequenceFromChannelName("MRI"), std::optional<Sequence>());
}

void TestCaseNaming::diffusionAndPerfusionAreOtherSeries()
{
    for (const char* name :
         {"sub-01_dwi.nii.gz", "P1_DSC.nii", "patient_Perf_moco.nrrd", "caseDti.nii"}) {
        QVERIFY2(isOtherSeries(name), name);
    }
    for (const char* name : {"BRATS_001.nii.gz", "Dsconi_1.nii", "X_t1ce.nii"}) {
        QVERIFY2(!isOtherSeries(name), name);
    }
}

void TestCaseNaming::namingSettlesTheSchemeOrNothing()
{
    using Tokens = std::vector<std::string>;
    const std::optional<LabelScheme> to2021 = LabelScheme::Brats2021,
                                     from2023 = LabelScheme::Brats2023;
    QCOMPARE(schemeFromNames("X", Tokens({"flair", "t1", "t1ce", "t2", "seg"})), to2021);
    QCOMPARE(schemeFromNames("X", Tokens({"flair", "t1"})), to2021);
    QCOMPARE(schemeFromNames("Brats18_TCIA_1", Tokens{"seg"}), to2021);
    QCOMPARE(schemeFromNames("BraTS2021_00001", Tokens{"seg"}), to2021);
    QCOMPARE(schemeFromNames("X", Tokens({"t2f", "t1n", "t1c", "t2w"})), from2023);
    QCOMPARE(schemeFromNames("BraTS-GLI-00005-000", Tokens{"seg"}), from2023);
    QVERIFY(!schemeFromNames("BRATS_001", Tokens{}));  // the Decathlon's
    QVERIFY(!schemeFromNames("X", Tokens{"seg"}));
    QVERIFY(!schemeFromNames("sub-01", Tokens({"flair", "t1w", "t2w", "dseg"})));
    QVERIFY(!schemeFromNames("X", Tokens({"t1ce", "t2f"})));  // they contradict each other
}

QTEST_APPLESS_MAIN(TestCaseNaming)
#include "test_case_naming.moc"
