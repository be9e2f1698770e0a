#include "segmentation/networks/contract/model_purpose.h"

#include "segmentation/system/error.h"

namespace glioscope {

void requireTumourModel(const ModelContract& contract)
{
    if (contract.outputKind == OutputKind::Brain) {
        throw Error(
            Sentence::of("The model %1 finds the brain and no tumour: it is one for the "
                         "command brain-mask. Choose a model that segments tumours.",
                         contract.name));
    }
}

void requireBrainModel(const ModelContract& contract)
{
    if (contract.outputKind != OutputKind::Brain) {
        throw Error(
            Sentence::of("The model %1 finds tumours and no brain. Choose one that was "
                         "trained with --task brain-mask.",
                         contract.name));
    }
}

}  // namespace glioscope
