#include "ui/start/lesson.h"

#include "ui/widgets/shown_names.h"
#include "ui/widgets/text.h"
#include "ui/widgets/translated.h"

namespace glioscope {

QString lessonTitle(Sequence sequence)
{
    switch (sequence) {
    case Sequence::Flair: return tr("FLAIR: T2 without free water");
    case Sequence::T1: return tr("T1");
    case Sequence::T1ce: return tr("T1ce: T1 after contrast agent");
    case Sequence::T2: return tr("T2");
    }
    return {};
}

QString lessonText(Sequence sequence)
{
    switch (sequence) {
    case Sequence::Flair:
        return tr(
            "Cerebrospinal fluid (CSF) is dark, since its signal is suppressed; oedema is "
            "bright. The whole tumour is outlined here. Gliosis beside the ventricles is "
            "bright as well and is no tumour.");
    case Sequence::T1:
        return tr(
            "White matter is brighter than grey matter, CSF is dark. Oedema and tumour are "
            "darker than white matter. Its use is the comparison with T1ce: what was bright "
            "before, as blood can be, does not enhance.");
    case Sequence::T1ce:
        return tr(
            "Enhancing tumour is bright here and not on T1: contrast agent leaks out where "
            "the blood-brain barrier is broken. The necrotic core inside the rim stays dark. "
            "Vessels and choroid plexus enhance too; that is normal.");
    case Sequence::T2:
        return tr(
            "CSF is bright, and so are oedema and necrosis; grey matter is brighter than "
            "white matter. It shows all that holds water; FLAIR tells oedema from CSF.");
    }
    return {};
}

QString lessonTitle(Structure structure)
{
    return tr("%1: %2").arg(toQString(shortName(structure)),
                            shownName(displayName(structure)).toLower());
}

QString lessonText(Structure structure)
{
    switch (structure) {
    case Structure::Necrosis:
        return tr(
            "Dark on T1ce inside the enhancing rim, bright on T2. Parts of the core that do "
            "not enhance are counted here as well.");
    case Structure::Oedema:
        return tr(
            "Bright on FLAIR and T2 around the core, and not bright on T1ce: swelling, with "
            "tumour cells that have spread into it.");
    case Structure::Enhancing:
        return tr("Bright on T1ce and not on T1; mostly a rim around the necrotic core.");
    case Structure::TumourCore: return tr("NCR and ET together: what a surgeon removes as a rule.");
    case Structure::WholeTumour:
        return tr("NCR, ED and ET together: all that is bright on FLAIR or belongs to the core.");
    case Structure::ResectionCavity:
        return tr("What an operation left, filled with fluid; part of no region.");
    }
    return {};
}

}  // namespace glioscope
