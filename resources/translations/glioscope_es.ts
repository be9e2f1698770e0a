<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Comparison</name>
    <message>
        <source>%1 (%2) lies on another grid than %3 (%4), so they cannot be compared voxel by voxel. Resample one onto the other&apos;s grid.</source>
        <translation>%1 (%2) está en otra rejilla que %3 (%4), así que no se pueden comparar vóxel a vóxel. Remuestree una a la rejilla de la otra.</translation>
    </message>
    <message>
        <source>%1 is left out: %2 segmentations are compared at most. Untick others.</source>
        <translation>%1 queda fuera: se comparan como máximo %2 segmentaciones. Desmarque otras.</translation>
    </message>
</context>
<context>
    <name>MeasureDock</name>
    <message>
        <source>target</source>
        <translation>diana</translation>
    </message>
    <message>
        <source>measurable</source>
        <translation>medible</translation>
    </message>
    <message>
        <source>below %1 mm</source>
        <translation>menos de %1 mm</translation>
    </message>
    <message>
        <source>on one slice</source>
        <translation>en un solo corte</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Longitud</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>Ángulo</translation>
    </message>
    <message>
        <source>Two diameters</source>
        <translation>Dos diámetros</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>Elipse</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Recuadro</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>A click goes to its slice</source>
        <translation>Un clic va a su corte</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Cifras</translation>
    </message>
    <message>
        <source>In the world, whatever the voxels&apos; shape and the slice&apos;s direction</source>
        <translation>En el espacio real, sea cual sea la forma de los vóxeles y la dirección del corte</translation>
    </message>
    <message>
        <source>Centre, mm</source>
        <translation>Centro, mm</translation>
    </message>
    <message>
        <source>To the left or right, to the back or front, up or down</source>
        <translation>Hacia la izquierda o la derecha, atrás o delante, arriba o abajo</translation>
    </message>
    <message>
        <source>Lesion</source>
        <translation>Lesión</translation>
    </message>
    <message>
        <source>Diameters, mm</source>
        <translation>Diámetros, mm</translation>
    </message>
    <message>
        <source>The largest one inside the lesion on an axial slice, and the largest one perpendicular to it there, of the slice where their product is largest; between centres of voxels until they are dragged</source>
        <translation>El mayor dentro de la lesión en un corte axial y el mayor perpendicular a él, en el corte donde su producto es mayor; entre centros de vóxeles mientras no se arrastren</translation>
    </message>
    <message>
        <source>mm²</source>
        <translation>mm²</translation>
    </message>
    <message>
        <source>Product of both diameters</source>
        <translation>Producto de ambos diámetros</translation>
    </message>
    <message>
        <source>ml</source>
        <translation>ml</translation>
    </message>
    <message>
        <source>What enhances of the lesion, on all slices</source>
        <translation>Lo que realza de la lesión, en todos los cortes</translation>
    </message>
    <message>
        <source>Counts as</source>
        <translation>Cuenta como</translation>
    </message>
    <message>
        <source>Measurable: both diameters at least 10 mm, or twice the distance of slices thicker than 5 mm, and visible on two axial slices or more. Targets are the measurable ones with the largest products.</source>
        <translation>Medible: ambos diámetros de al menos 10 mm, o del doble de la distancia entre cortes si estos son de más de 5 mm, y visible en dos cortes axiales o más. Las lesiones diana son las medibles con los mayores productos.</translation>
    </message>
    <message>
        <source>The lesions hold %1 ml.</source>
        <translation>Las lesiones suman %1 ml.</translation>
    </message>
    <message>
        <source>No lesion is measurable.</source>
        <translation>Ninguna lesión es medible.</translation>
    </message>
    <message>
        <source>Sum of the products of the target lesions (%1): %2 mm².</source>
        <translation>Suma de los productos de las lesiones diana (%1): %2 mm².</translation>
    </message>
</context>
<context>
    <name>Name</name>
    <message>
        <source>Background</source>
        <translation>Fondo</translation>
    </message>
    <message>
        <source>Necrotic core</source>
        <translation>Núcleo necrótico</translation>
    </message>
    <message>
        <source>Oedema</source>
        <translation>Edema</translation>
    </message>
    <message>
        <source>Enhancing tumour</source>
        <translation>Tumor realzante</translation>
    </message>
    <message>
        <source>Resection cavity</source>
        <translation>Cavidad de resección</translation>
    </message>
    <message>
        <source>Whole tumour</source>
        <translation>Tumor completo</translation>
    </message>
    <message>
        <source>Tumour core</source>
        <translation>Núcleo tumoral</translation>
    </message>
    <message>
        <source>Axial</source>
        <translation>Axial</translation>
    </message>
    <message>
        <source>Coronal</source>
        <translation>Coronal</translation>
    </message>
    <message>
        <source>Sagittal</source>
        <translation>Sagital</translation>
    </message>
    <message>
        <source>BraTS to 2021 (1 NCR, 2 ED, 4 ET)</source>
        <translation>BraTS hasta 2021 (1 NCR, 2 ED, 4 ET)</translation>
    </message>
    <message>
        <source>BraTS from 2023 (1 NCR, 2 ED, 3 ET, 4 RC)</source>
        <translation>BraTS desde 2023 (1 NCR, 2 ED, 3 ET, 4 RC)</translation>
    </message>
    <message>
        <source>BraTS paediatric from 2024 (1 ET, 2 and 3 NCR, 4 ED)</source>
        <translation>BraTS pediátrico desde 2024 (1 ET, 2 y 3 NCR, 4 ED)</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>las etiquetas</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>permiso denegado</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>no existe el archivo o la carpeta</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>el sistema de archivos es de solo lectura</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>es una carpeta</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>no es una carpeta</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>el nombre de archivo es demasiado largo</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>error de entrada y salida</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>hay demasiados archivos abiertos</translation>
    </message>
    <message>
        <source>ultrasound</source>
        <translation>ecografía</translation>
    </message>
    <message>
        <source>segmentation (SEG)</source>
        <translation>segmentación (SEG)</translation>
    </message>
    <message>
        <source>report (SR)</source>
        <translation>informe (SR)</translation>
    </message>
    <message>
        <source>contours (RTSTRUCT)</source>
        <translation>contornos (RTSTRUCT)</translation>
    </message>
    <message>
        <source>presentation state</source>
        <translation>estado de presentación</translation>
    </message>
    <message>
        <source>X-ray</source>
        <translation>radiografía</translation>
    </message>
    <message>
        <source>MR without an image of slices</source>
        <translation>RM sin imagen de cortes</translation>
    </message>
    <message>
        <source>microscopy</source>
        <translation>microscopía</translation>
    </message>
    <message>
        <source>other picture</source>
        <translation>otra imagen</translation>
    </message>
    <message>
        <source>DICOM of no modality</source>
        <translation>DICOM sin modalidad</translation>
    </message>
    <message>
        <source>voxels along every axis</source>
        <translation>vóxeles a lo largo de cada eje</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>época</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>pasos</translation>
    </message>
    <message>
        <source>FLAIR sequence</source>
        <translation>la secuencia FLAIR</translation>
    </message>
    <message>
        <source>T1 sequence</source>
        <translation>la secuencia T1</translation>
    </message>
    <message>
        <source>T1ce sequence</source>
        <translation>la secuencia T1ce</translation>
    </message>
    <message>
        <source>T2 sequence</source>
        <translation>la secuencia T2</translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation>Entropía</translation>
    </message>
    <message>
        <source>SD</source>
        <translation>DE</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Acuerdo</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Errores</translation>
    </message>
    <message>
        <source>true negative</source>
        <translation>verdadero negativo</translation>
    </message>
    <message>
        <source>true positive</source>
        <translation>verdadero positivo</translation>
    </message>
    <message>
        <source>false positive</source>
        <translation>falso positivo</translation>
    </message>
    <message>
        <source>false negative</source>
        <translation>falso negativo</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Sensibilidad</translation>
    </message>
    <message>
        <source>Specificity</source>
        <translation>Especificidad</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitud</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisión</translation>
    </message>
    <message>
        <source>Volume error</source>
        <translation>Error de volumen</translation>
    </message>
    <message>
        <source>Relative volume error</source>
        <translation>Error relativo de volumen</translation>
    </message>
    <message>
        <source>Surface Dice</source>
        <translation>Dice de superficie</translation>
    </message>
    <message>
        <source>Surface Dice (MONAI)</source>
        <translation>Dice de superficie (MONAI)</translation>
    </message>
    <message>
        <source>BraTS to 2022</source>
        <translation>BraTS hasta 2022</translation>
    </message>
    <message>
        <source>BraTS 2023 code</source>
        <translation>Código de BraTS 2023</translation>
    </message>
    <message>
        <source>TN / (TN + FP), over every voxel of the grid</source>
        <translation>TN / (TN + FP), sobre todos los vóxeles de la rejilla</translation>
    </message>
    <message>
        <source>(TP + TN) / all voxels of the grid</source>
        <translation>(TP + TN) / todos los vóxeles de la rejilla</translation>
    </message>
    <message>
        <source>Predicted volume - reference volume</source>
        <translation>Volumen predicho - volumen de la referencia</translation>
    </message>
    <message>
        <source>(Predicted volume - reference volume) / reference volume; 0 where both are empty, infinite where only the reference is</source>
        <translation>(Volumen predicho - volumen de la referencia) / volumen de la referencia; 0 si ambos están vacíos, infinito si solo lo está la referencia</translation>
    </message>
    <message>
        <source>Largest distance from an edge voxel of either mask to the nearest of the other; edges are what a 6-connected erosion removes, the grid&apos;s border counting as edge (MONAI, HausdorffDistanceMetric)</source>
        <translation>Mayor distancia de un vóxel del borde de una de las máscaras al más cercano de la otra; el borde es lo que quita una erosión de 6 vecinos, y el límite de la rejilla cuenta como borde (MONAI, HausdorffDistanceMetric)</translation>
    </message>
    <message>
        <source>95th percentile of those distances with linear interpolation, the larger of the two directions (MONAI, HausdorffDistanceMetric, percentile 95)</source>
        <translation>Percentil 95 de esas distancias con interpolación lineal, el mayor de los dos sentidos (MONAI, HausdorffDistanceMetric, percentil 95)</translation>
    </message>
    <message>
        <source>95th percentile of the distances between surface elements, weighted by their area, the larger of the two directions (surface-distance, compute_robust_hausdorff; as in BraTS)</source>
        <translation>Percentil 95 de las distancias entre elementos de superficie, ponderadas por su área, el mayor de los dos sentidos (surface-distance, compute_robust_hausdorff; como en BraTS)</translation>
    </message>
    <message>
        <source>Mean of the distances from all edge voxels of both masks to the nearest of the other (MONAI, SurfaceDistanceMetric, symmetric)</source>
        <translation>Media de las distancias de todos los vóxeles del borde de ambas máscaras al más cercano de la otra (MONAI, SurfaceDistanceMetric, simétrica)</translation>
    </message>
    <message>
        <source>Area of the surface elements of both masks within the tolerance of the other&apos;s surface / area of all (surface-distance, compute_surface_dice_at_tolerance)</source>
        <translation>Área de los elementos de superficie de ambas máscaras dentro de la tolerancia respecto a la superficie de la otra / área de todos (surface-distance, compute_surface_dice_at_tolerance)</translation>
    </message>
    <message>
        <source>Edge voxels of both masks within the tolerance of the other&apos;s edges / all edge voxels (MONAI, SurfaceDiceMetric)</source>
        <translation>Vóxeles del borde de ambas máscaras dentro de la tolerancia respecto al borde de la otra / todos los vóxeles del borde (MONAI, SurfaceDiceMetric)</translation>
    </message>
    <message>
        <source>Where both are empty Dice, Jaccard and surface Dice are 1 and distances 0 mm; where one is empty they are 0 and infinite. Sensitivity, specificity and precision are 1 where their denominator is 0.</source>
        <translation>Si ambas están vacías, Dice, Jaccard y Dice de superficie valen 1 y las distancias 0 mm; si lo está una, valen 0 e infinito. Sensibilidad, especificidad y precisión valen 1 si su denominador es 0.</translation>
    </message>
    <message>
        <source>Where both are empty Dice is 1 and HD95 0 mm; where one is empty Dice is 0 and HD95 373.13 mm, the diagonal of its images. Sensitivity, specificity and precision are 1 where their denominator is 0.</source>
        <translation>Si ambas están vacías, Dice vale 1 y HD95 0 mm; si lo está una, Dice vale 0 y HD95 373,13 mm, la diagonal de sus imágenes. Sensibilidad, especificidad y precisión valen 1 si su denominador es 0.</translation>
    </message>
    <message>
        <source>Where the reference is empty Dice and Jaccard are not defined (ignore_empty), nor is anything else where both are; where one is empty distances are infinite. Sensitivity, specificity and precision are not defined where their denominator is 0.</source>
        <translation>Si la referencia está vacía, Dice y Jaccard no están definidos (ignore_empty), y si ambas lo están, nada lo está; si lo está una, las distancias son infinitas. Sensibilidad, especificidad y precisión no están definidas si su denominador es 0.</translation>
    </message>
    <message>
        <source>Where both are empty Dice and surface Dice are not defined and distances infinite; where one is empty they are 0 and infinite.</source>
        <translation>Si ambas están vacías, Dice y Dice de superficie no están definidos y las distancias son infinitas; si lo está una, valen 0 e infinito.</translation>
    </message>
    <message>
        <source>Without a lesion above the threshold and without false positives Dice and F1 are 1 and HD95 0 mm; a missed or false lesion has Dice 0 and HD95 374 mm.</source>
        <translation>Sin lesiones por encima del umbral y sin falsos positivos, Dice y F1 valen 1 y HD95 0 mm; una lesión omitida o falsa tiene Dice 0 y HD95 374 mm.</translation>
    </message>
    <message>
        <source>Sum over the reference&apos;s lesions above 50 mm3 / (those + false positives); 26-connected parts, those within three dilations merged, HD95 as surface-distance defines it; F1 = 2 found / (2 found + missed + false)</source>
        <translation>Suma sobre las lesiones de la referencia de más de 50 mm3 / (esas + falsos positivos); partes conectadas por 26 vecinos, unidas las que distan menos de tres dilataciones, HD95 según surface-distance; F1 = 2 halladas / (2 halladas + omitidas + falsas)</translation>
    </message>
    <message>
        <source>Without a lesion of the threshold&apos;s volume and without false positives nothing is defined; a missed or false lesion has Dice 0 and the grid&apos;s diagonal as HD95.</source>
        <translation>Sin lesiones del volumen umbral y sin falsos positivos no hay nada definido; una lesión omitida o falsa tiene Dice 0 y como HD95 la diagonal de la rejilla.</translation>
    </message>
    <message>
        <source>Sum over the reference&apos;s lesions of at least 50 mm3 / (those + false positives); 18-connected parts, each by itself, HD95 as surface-distance defines it; F1 = 2 found / (2 found + missed + false)</source>
        <translation>Suma sobre las lesiones de la referencia de al menos 50 mm3 / (esas + falsos positivos); partes conectadas por 18 vecinos, cada una por sí misma, HD95 según surface-distance; F1 = 2 halladas / (2 halladas + omitidas + falsas)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>NCR share</source>
        <translation>fracción de NCR</translation>
    </message>
    <message>
        <source>ED share</source>
        <translation>fracción de ED</translation>
    </message>
    <message>
        <source>ET share</source>
        <translation>fracción de ET</translation>
    </message>
    <message>
        <source>WT share</source>
        <translation>fracción de WT</translation>
    </message>
    <message>
        <source>TC share</source>
        <translation>fracción de TC</translation>
    </message>
    <message>
        <source>RC share</source>
        <translation>fracción de RC</translation>
    </message>
</context>
<context>
    <name>Pane</name>
    <message>
        <source>left:</source>
        <translation>izquierda:</translation>
    </message>
    <message>
        <source>right:</source>
        <translation>derecha:</translation>
    </message>
    <message>
        <source>W</source>
        <translation>V</translation>
    </message>
    <message>
        <source>L</source>
        <translation>N</translation>
    </message>
    <message>
        <source>Not in this case</source>
        <translation>No está en este caso</translation>
    </message>
    <message>
        <source>Resampled</source>
        <translation>Remuestreada</translation>
    </message>
    <message>
        <source>Moved onto T1ce</source>
        <translation>Movida a la T1ce</translation>
    </message>
    <message>
        <source>Orientation uncertain</source>
        <translation>Orientación incierta</translation>
    </message>
    <message>
        <source>No segmentation</source>
        <translation>Sin segmentación</translation>
    </message>
    <message>
        <source>Neurological</source>
        <translation>Neurológica</translation>
    </message>
    <message>
        <source>Radiological</source>
        <translation>Radiológica</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Media</translation>
    </message>
</context>
<context>
    <name>Setting</name>
    <message>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
    <message>
        <source>By instance</source>
        <translation>Por instancia</translation>
    </message>
    <message>
        <source>By group</source>
        <translation>Por grupo</translation>
    </message>
    <message>
        <source>By slice, as the reference</source>
        <translation>Por corte, como la referencia</translation>
    </message>
    <message>
        <source>Soft Dice</source>
        <translation>Dice suave</translation>
    </message>
    <message>
        <source>Dice and cross-entropy by region</source>
        <translation>Dice y entropía cruzada por región</translation>
    </message>
    <message>
        <source>Dice and cross-entropy by class</source>
        <translation>Dice y entropía cruzada por clase</translation>
    </message>
    <message>
        <source>Focal</source>
        <translation>Focal</translation>
    </message>
    <message>
        <source>As the reference</source>
        <translation>Como la referencia</translation>
    </message>
    <message>
        <source>Fast look</source>
        <translation>Vistazo rápido</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>La mejor</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>SGD with Nesterov&apos;s momentum</source>
        <translation>SGD con momento de Nesterov</translation>
    </message>
    <message>
        <source>Polynomial</source>
        <translation>Polinómico</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Coseno</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>Constante</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>Full (fp32)</source>
        <translation>Completa (fp32)</translation>
    </message>
    <message>
        <source>Half (bf16)</source>
        <translation>Media (bf16)</translation>
    </message>
    <message>
        <source>As the model was measured</source>
        <translation>Como se midió el modelo</translation>
    </message>
    <message>
        <source>On: twice the network&apos;s time</source>
        <translation>Sí: el doble de tiempo de la red</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Processor (cpu)</source>
        <translation>Procesador (cpu)</translation>
    </message>
    <message>
        <source>GPU (%1)</source>
        <translation>GPU (%1)</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Automatic takes the first GPU where one works</source>
        <translation>Automático toma la primera GPU que funcione</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Precisión</translation>
    </message>
    <message>
        <source>Half precision is faster where the device has it</source>
        <translation>La precisión media es más rápida donde el dispositivo la tiene</translation>
    </message>
    <message>
        <source>Mirroring</source>
        <translation>Inversión especular</translation>
    </message>
    <message>
        <source>Runs the network also on the images mirrored left to right and averages both: twice the network&apos;s time</source>
        <translation>Ejecuta la red también sobre las imágenes invertidas de izquierda a derecha y promedia ambas: el doble de tiempo de la red</translation>
    </message>
    <message>
        <source>Keep probabilities</source>
        <translation>Conservar probabilidades</translation>
    </message>
    <message>
        <source>Keeps how sure the model is of each voxel, a byte a voxel and region, for the maps and thresholds under Probabilities</source>
        <translation>Conserva la seguridad del modelo en cada vóxel, un byte por vóxel y región, para los mapas y umbrales de Probabilidades</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>Arquitectura</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Anchura</translation>
    </message>
    <message>
        <source>Filters of the first level, %1</source>
        <translation>Filtros del primer nivel, %1</translation>
    </message>
    <message>
        <source>Window in voxels</source>
        <translation>Ventana en vóxeles</translation>
    </message>
    <message>
        <source>Along i, j and k, that the network sees at once, %1 each</source>
        <translation>A lo largo de i, j y k, lo que la red ve de una vez, %1 cada uno</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Windows a step, %1</source>
        <translation>Ventanas por paso, %1</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Épocas</translation>
    </message>
    <message>
        <source>%1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>Steps an epoch</source>
        <translation>Pasos por época</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tasa de aprendizaje</translation>
    </message>
    <message>
        <source>Peak, %1</source>
        <translation>Máxima, %1</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Pérdida</translation>
    </message>
    <message>
        <source>What training makes smaller</source>
        <translation>Lo que el entrenamiento reduce</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimizador</translation>
    </message>
    <message>
        <source>How weights follow the gradient</source>
        <translation>Cómo siguen los pesos al gradiente</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>Fall of the learning rate after the warm-up</source>
        <translation>Caída de la tasa de aprendizaje tras el calentamiento</translation>
    </message>
    <message>
        <source>Random seed</source>
        <translation>Semilla aleatoria</translation>
    </message>
    <message>
        <source>Of weights, windows and augmentation; the same gives the same run</source>
        <translation>De pesos, ventanas y aumento de datos; la misma da la misma ejecución</translation>
    </message>
    <message>
        <source>Epochs per validation</source>
        <translation>Épocas por validación</translation>
    </message>
    <message>
        <source>Validation is on whole held-back volumes; %1</source>
        <translation>La validación se hace en volúmenes reservados enteros; %1</translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation>Normalización</translation>
    </message>
    <message>
        <source>Of features; the one by slice is the reference&apos;s and fixes the window along k</source>
        <translation>De las características; la que es por corte es la de la referencia y fija la ventana a lo largo de k</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Núcleo</translation>
    </message>
    <message>
        <source>Edge of the VNet&apos;s convolutions in voxels</source>
        <translation>Arista de las convoluciones de VNet en vóxeles</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>VNet only, %1</source>
        <translation>Solo VNet, %1</translation>
    </message>
    <message>
        <source>Deep supervision</source>
        <translation>Supervisión profunda</translation>
    </message>
    <message>
        <source>Also train outputs at half and quarter resolution</source>
        <translation>Entrenar también salidas a la mitad y a un cuarto de la resolución</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momento</translation>
    </message>
    <message>
        <source>Of SGD, %1</source>
        <translation>De SGD, %1</translation>
    </message>
    <message>
        <source>Warm-up steps</source>
        <translation>Pasos de calentamiento</translation>
    </message>
    <message>
        <source>Until the peak learning rate, %1</source>
        <translation>Hasta la tasa de aprendizaje máxima, %1</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Decaimiento de pesos</translation>
    </message>
    <message>
        <source>Weight averaging</source>
        <translation>Promedio de pesos</translation>
    </message>
    <message>
        <source>Decay of the averaged weights that are validated and kept, %1</source>
        <translation>Decaimiento de los pesos promediados que se validan y se conservan, %1</translation>
    </message>
    <message>
        <source>Gradient clip</source>
        <translation>Recorte del gradiente</translation>
    </message>
    <message>
        <source>Largest norm of the gradient; 0 for none</source>
        <translation>Norma máxima del gradiente; 0 para ninguna</translation>
    </message>
    <message>
        <source>Tumour share</source>
        <translation>Proporción de tumor</translation>
    </message>
    <message>
        <source>Share of windows centred on tumour, %1</source>
        <translation>Proporción de ventanas centradas en tumor, %1</translation>
    </message>
    <message>
        <source>Phantom share</source>
        <translation>Proporción de fantomas</translation>
    </message>
    <message>
        <source>Share of windows from phantoms, %1</source>
        <translation>Proporción de ventanas de fantomas, %1</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Aumento de datos</translation>
    </message>
    <message>
        <source>Windows are flipped, turned, scaled and changed in intensity</source>
        <translation>Las ventanas se voltean, giran y escalan, y cambia su intensidad</translation>
    </message>
    <message>
        <source>Mirror averaging</source>
        <translation>Promedio con inversión</translation>
    </message>
    <message>
        <source>The model also runs on the left-right mirrored volume and averages</source>
        <translation>El modelo se ejecuta también sobre el volumen invertido de izquierda a derecha y promedia</translation>
    </message>
    <message>
        <source>Larger windows</source>
        <translation>Ventanas mayores</translation>
    </message>
    <message>
        <source>The model may run on larger windows than it was trained on, as memory allows</source>
        <translation>El modelo puede ejecutarse en ventanas mayores que las de su entrenamiento, según la memoria</translation>
    </message>
    <message>
        <source>Smallest part, share</source>
        <translation>Parte mínima, proporción</translation>
    </message>
    <message>
        <source>The model leaves out separate parts of the tumour below this share of the largest, %1; 0 keeps all</source>
        <translation>El modelo omite las partes separadas del tumor por debajo de esta proporción de la mayor, %1; 0 las conserva todas</translation>
    </message>
    <message>
        <source>Fill core</source>
        <translation>Rellenar núcleo</translation>
    </message>
    <message>
        <source>The model counts oedema that the tumour core encloses as necrotic core</source>
        <translation>El modelo cuenta como núcleo necrótico el edema que el núcleo tumoral encierra</translation>
    </message>
    <message>
        <source>Phantoms first</source>
        <translation>Fantomas primero</translation>
    </message>
    <message>
        <source>Where it starts from no model, the network learns from phantoms first; that is done once and kept for later runs</source>
        <translation>Si no parte de ningún modelo, la red aprende antes de fantomas; se hace una vez y se guarda para ejecuciones posteriores</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Reading the images</source>
        <translation>Leyendo las imágenes</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>Cargando el modelo</translation>
    </message>
    <message>
        <source>Finding the brain</source>
        <translation>Buscando el cerebro</translation>
    </message>
    <message>
        <source>Aligning the sequences</source>
        <translation>Alineando las secuencias</translation>
    </message>
    <message>
        <source>Looking for the brain in every sequence</source>
        <translation>Buscando el cerebro en cada secuencia</translation>
    </message>
    <message>
        <source>Segmenting</source>
        <translation>Segmentando</translation>
    </message>
    <message>
        <source>Writing the result</source>
        <translation>Escribiendo el resultado</translation>
    </message>
    <message>
        <source>Looking through the files</source>
        <translation>Examinando los archivos</translation>
    </message>
    <message>
        <source>Looking for cases</source>
        <translation>Buscando casos</translation>
    </message>
    <message>
        <source>Comparing with what is there</source>
        <translation>Comparando con lo que hay</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Preparando</translation>
    </message>
    <message>
        <source>Verifying the patches</source>
        <translation>Comprobando los parches</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Midiendo</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Comparando</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>Evaluando</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenando</translation>
    </message>
    <message>
        <source>Learning from phantoms</source>
        <translation>Aprendiendo de fantomas</translation>
    </message>
</context>
<context>
    <name>StatisticsDock</name>
    <message>
        <source>ml</source>
        <translation>ml</translation>
    </message>
    <message>
        <source>Voxels times the volume of a voxel</source>
        <translation>Vóxeles por el volumen de un vóxel</translation>
    </message>
    <message>
        <source>Voxels</source>
        <translation>Vóxeles</translation>
    </message>
    <message>
        <source>How many voxels</source>
        <translation>Cuántos vóxeles</translation>
    </message>
    <message>
        <source>Lesions</source>
        <translation>Lesiones</translation>
    </message>
    <message>
        <source>Parts connected through faces, edges or corners of voxels (26)</source>
        <translation>Partes conectadas por caras, aristas o esquinas de vóxeles (26)</translation>
    </message>
    <message>
        <source>Axial, mm</source>
        <translation>Axial, mm</translation>
    </message>
    <message>
        <source>Largest diameter within an axial slice, between centres of voxels</source>
        <translation>Mayor diámetro dentro de un corte axial, entre centros de vóxeles</translation>
    </message>
    <message>
        <source>Largest, mm</source>
        <translation>Mayor, mm</translation>
    </message>
    <message>
        <source>Largest diameter in any direction, between centres of voxels</source>
        <translation>Mayor diámetro en cualquier dirección, entre centros de vóxeles</translation>
    </message>
    <message>
        <source>Surface, cm²</source>
        <translation>Superficie, cm²</translation>
    </message>
    <message>
        <source>Of the polygons of surface-distance</source>
        <translation>De los polígonos de surface-distance</translation>
    </message>
    <message>
        <source>Extent, mm</source>
        <translation>Extensión, mm</translation>
    </message>
    <message>
        <source>Of the smallest box around it, along the axes of the voxels</source>
        <translation>De la caja mínima que la rodea, según los ejes de los vóxeles</translation>
    </message>
    <message>
        <source>Centroid L, P, S</source>
        <translation>Centroide L, P, S</translation>
    </message>
    <message>
        <source>Mean of the voxels&apos; centres in mm: to the left, to the back, upwards</source>
        <translation>Media de los centros de los vóxeles en mm: hacia la izquierda, hacia atrás, hacia arriba</translation>
    </message>
    <message>
        <source>So much of it is no brighter; between two voxels in proportion</source>
        <translation>Tanto de ello no es más brillante; entre dos vóxeles, en proporción</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Media</translation>
    </message>
    <message>
        <source>In the image&apos;s units</source>
        <translation>En las unidades de la imagen</translation>
    </message>
    <message>
        <source>SD</source>
        <translation>DE</translation>
    </message>
    <message>
        <source>Standard deviation of a sample, over n - 1</source>
        <translation>Desviación estándar de una muestra, sobre n - 1</translation>
    </message>
    <message>
        <source>5 %</source>
        <translation>5 %</translation>
    </message>
    <message>
        <source>25 %</source>
        <translation>25 %</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Mediana</translation>
    </message>
    <message>
        <source>75 %</source>
        <translation>75 %</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>Mín.</translation>
    </message>
    <message>
        <source>The darkest voxel</source>
        <translation>El vóxel más oscuro</translation>
    </message>
    <message>
        <source>Most</source>
        <translation>Máx.</translation>
    </message>
    <message>
        <source>The brightest voxel</source>
        <translation>El vóxel más brillante</translation>
    </message>
</context>
<context>
    <name>glioscope</name>
    <message>
        <source>There is not enough free memory to open this case. Close other programs and open it again.</source>
        <translation>No hay memoria libre suficiente para abrir este caso. Cierre otros programas y ábralo de nuevo.</translation>
    </message>
    <message>
        <source>The file %1 holds a segmentation and no images lie beside it. Open its case first, then add the file: it is drawn over the case.</source>
        <translation>El archivo %1 contiene una segmentación y no hay imágenes junto a él. Abra primero su caso y luego añada el archivo: se dibuja sobre el caso.</translation>
    </message>
    <message>
        <source>The demonstration case cannot be kept in %1: %2. Open a case of your own, or free the folder.</source>
        <translation>El caso de demostración no se puede guardar en %1: %2. Abra un caso propio o libere la carpeta.</translation>
    </message>
    <message>
        <source>Sequence of channel %1</source>
        <translation>Secuencia del canal %1</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>No sequence</source>
        <translation>Ninguna secuencia</translation>
    </message>
    <message>
        <source>Channel %1</source>
        <translation>Canal %1</translation>
    </message>
    <message>
        <source>Channel %1: %2</source>
        <translation>Canal %1: %2</translation>
    </message>
    <message>
        <source>Which sequences are these?</source>
        <translation>¿Qué secuencias son estas?</translation>
    </message>
    <message>
        <source>The images of %1 have no names that say which sequence each of them is, and a wrong order gives a wrong segmentation. Say it for each; the answer holds for the other cases of its dataset.</source>
        <translation>Las imágenes de %1 no tienen nombres que digan qué secuencia es cada una, y un orden equivocado da una segmentación equivocada. Indíquelo para cada una; la respuesta vale para los demás casos de su conjunto de datos.</translation>
    </message>
    <message>
        <source>The folder %1 holds %2 files and none is named after the case %3; add the file that is meant.</source>
        <translation>La carpeta %1 contiene %2 archivos y ninguno lleva el nombre del caso %3; añada el archivo que corresponda.</translation>
    </message>
    <message>
        <source>Segmentations; the ticked ones are joined</source>
        <translation>Segmentaciones; se unen las marcadas</translation>
    </message>
    <message>
        <source>&amp;Members, at least two:</source>
        <translation>&amp;Miembros, al menos dos:</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Añadir</translation>
    </message>
    <message>
        <source>The grid of the segmentation %1 fits the images only if one of its axes runs the other way.</source>
        <translation>La rejilla de la segmentación %1 encaja con las imágenes solo si uno de sus ejes va en sentido contrario.</translation>
    </message>
    <message>
        <source>The file of the segmentation %1 states two orientations that mirror each other.</source>
        <translation>El archivo de la segmentación %1 declara dos orientaciones que son una el reflejo de la otra.</translation>
    </message>
    <message>
        <source>The edges of the segmentation %1 lie where the images change only if it is mirrored.</source>
        <translation>Los bordes de la segmentación %1 están donde cambian las imágenes solo si se refleja.</translation>
    </message>
    <message>
        <source>There is no picture of it.</source>
        <translation>No hay imagen de ella.</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>The patient&apos;s right</source>
        <translation>La derecha del paciente</translation>
    </message>
    <message>
        <source>L</source>
        <translation>L</translation>
    </message>
    <message>
        <source>The patient&apos;s left</source>
        <translation>La izquierda del paciente</translation>
    </message>
    <message>
        <source>Is this segmentation mirrored?</source>
        <translation>¿Está reflejada esta segmentación?</translation>
    </message>
    <message>
        <source>%1 Which one is right? The answer is kept for this file, and the panel Geometry leads back here.</source>
        <translation>%1 ¿Cuál es la correcta? La respuesta se conserva para este archivo, y el panel Geometría permite volver aquí.</translation>
    </message>
    <message>
        <source>As the file says</source>
        <translation>Como dice el archivo</translation>
    </message>
    <message>
        <source>Mirrored</source>
        <translation>Reflejada</translation>
    </message>
    <message>
        <source>Keep as the &amp;File Says</source>
        <translation>Dejar como dice el &amp;archivo</translation>
    </message>
    <message>
        <source>Use &amp;Mirrored</source>
        <translation>Usar la &amp;reflejada</translation>
    </message>
    <message>
        <source>Decide &amp;Later</source>
        <translation>Decidir &amp;más tarde</translation>
    </message>
    <message>
        <source>Read mirrored, as you said; its file says otherwise.</source>
        <translation>Leída reflejada, como usted indicó; su archivo dice otra cosa.</translation>
    </message>
    <message>
        <source>Lies on the case&apos;s grid.</source>
        <translation>Está en la rejilla del caso.</translation>
    </message>
    <message>
        <source>Holds some of the voxels of the case&apos;s grid: nothing is resampled.</source>
        <translation>Contiene parte de los vóxeles de la rejilla del caso: no se remuestrea nada.</translation>
    </message>
    <message>
        <source>Taken for the case&apos;s grid: no corner lies more than %1 mm off.</source>
        <translation>Se toma por la rejilla del caso: ninguna esquina se aparta más de %1 mm.</translation>
    </message>
    <message>
        <source>Lies on another grid, a corner %1 mm off, and is resampled: labels by the nearest voxel, images between voxels. Volumes and edges may differ a little.</source>
        <translation>Está en otra rejilla, con una esquina a %1 mm, y se remuestrea: las etiquetas por el vóxel más cercano, las imágenes entre vóxeles. Volúmenes y bordes pueden variar un poco.</translation>
    </message>
    <message>
        <source>Looks mirrored: it fits the images better the other way. It is shown as its file says.</source>
        <translation>Parece reflejada: encaja mejor con las imágenes al revés. Se muestra como dice su archivo.</translation>
    </message>
    <message>
        <source>The file does not state its orientation (sform and qform are unset): left and right are not certain.</source>
        <translation>El archivo no declara su orientación (sform y qform sin definir): izquierda y derecha no son seguras.</translation>
    </message>
    <message>
        <source>Oriented by its sform; it has no qform.</source>
        <translation>Orientado por su sform; no tiene qform.</translation>
    </message>
    <message>
        <source>Oriented by its qform; it has no sform.</source>
        <translation>Orientado por su qform; no tiene sform.</translation>
    </message>
    <message>
        <source>Its sform and qform agree.</source>
        <translation>Su sform y su qform coinciden.</translation>
    </message>
    <message>
        <source>Its sform and qform are of two spaces, the scanner&apos;s and a template&apos;s, with axes alike.</source>
        <translation>Su sform y su qform son de dos espacios, el del equipo y el de una plantilla, con ejes iguales.</translation>
    </message>
    <message>
        <source>Its sform and qform differ by %1 mm; the sform is taken.</source>
        <translation>Su sform y su qform difieren en %1 mm; se toma la sform.</translation>
    </message>
    <message>
        <source>Its sform and qform mirror each other, up to %1 mm apart; the sform is taken.</source>
        <translation>Su sform y su qform son una el reflejo de la otra, hasta %1 mm de diferencia; se toma la sform.</translation>
    </message>
    <message>
        <source>The axes of its sform are not at right angles; the qform is taken.</source>
        <translation>Los ejes de su sform no son perpendiculares; se toma la qform.</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>reflejada</translation>
    </message>
    <message>
        <source>same</source>
        <translation>igual</translation>
    </message>
    <message>
        <source>part</source>
        <translation>parte</translation>
    </message>
    <message>
        <source>snapped</source>
        <translation>ajustada</translation>
    </message>
    <message>
        <source>resampled</source>
        <translation>remuestreada</translation>
    </message>
    <message>
        <source>mirrored?</source>
        <translation>¿reflejada?</translation>
    </message>
    <message>
        <source>%1, %2 mm</source>
        <translation>%1, %2 mm</translation>
    </message>
    <message>
        <source>%1 × %2 × %3 voxels of %4 mm, along %5.</source>
        <translation>%1 × %2 × %3 vóxeles de %4 mm, según %5.</translation>
    </message>
    <message>
        <source>Its voxels are stored in another order than the case&apos;s; nothing is lost by that.</source>
        <translation>Sus vóxeles están guardados en otro orden que los del caso; no se pierde nada con ello.</translation>
    </message>
    <message>
        <source>Its axes were not at right angles and were straightened, as you said: a corner moved by %1 mm.</source>
        <translation>Sus ejes no eran perpendiculares y se enderezaron, como usted indicó: una esquina se movió %1 mm.</translation>
    </message>
    <message>
        <source>What is it?</source>
        <translation>¿Qué es?</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Omitirlo</translation>
    </message>
    <message>
        <source>What are these segments?</source>
        <translation>¿Qué son estos segmentos?</translation>
    </message>
    <message>
        <source>Neither codes nor names say what these segments of %1 are.</source>
        <translation>Ni los códigos ni los nombres dicen qué son estos segmentos de %1.</translation>
    </message>
    <message>
        <source>The names of the segments of %1 do not say what they are. Where segments overlap, what lies further in counts.</source>
        <translation>Los nombres de los segmentos de %1 no dicen qué son. Donde se solapan, cuenta el más interior.</translation>
    </message>
    <message>
        <source>The engine was ended by the system, most often for want of memory.</source>
        <translation>El sistema terminó el motor, casi siempre por falta de memoria.</translation>
    </message>
    <message>
        <source>The engine crashed (%1).</source>
        <translation>El motor falló (%1).</translation>
    </message>
    <message>
        <source>The engine cannot be started: %1 is missing or is no program. Install or build it beside the viewer.</source>
        <translation>El motor no se puede iniciar: %1 falta o no es un programa. Instálelo o compílelo junto al visor.</translation>
    </message>
    <message>
        <source>The engine stopped by itself with exit code %1.</source>
        <translation>El motor se detuvo por sí mismo con el código de salida %1.</translation>
    </message>
    <message>
        <source>The engine&apos;s list of models cannot be read: %1 Reinstall so that viewer and engine are of one version.</source>
        <translation>La lista de modelos del motor no se puede leer: %1 Reinstale para que visor y motor sean de una misma versión.</translation>
    </message>
    <message>
        <source>This model needs %1, which this case lacks.</source>
        <translation>Este modelo necesita %1, que falta en este caso.</translation>
    </message>
    <message>
        <source>%1 is only %2; a model for whole brains cannot say anything about it.</source>
        <translation>%1 mide solo %2; un modelo para cerebros enteros no puede decir nada de ello.</translation>
    </message>
    <message>
        <source>%1 lies on another grid than %2.</source>
        <translation>%1 está en otra rejilla que %2.</translation>
    </message>
    <message>
        <source>%1 lie on another grid than %2.</source>
        <translation>%1 están en otra rejilla que %2.</translation>
    </message>
    <message>
        <source>All sequences must lie on one: align them and strip the skull.</source>
        <translation>Todas las secuencias deben estar en una sola: corregístrelas y quite el cráneo.</translation>
    </message>
    <message>
        <source>All sequences must lie on one; register and resample them first.</source>
        <translation>Todas las secuencias deben estar en una sola; corregístrelas y remuestréelas antes.</translation>
    </message>
    <message>
        <source>Voxels of %1 are resampled to the %2 the model was trained on, and what it finds is looked at again at %3; the result comes back on this case&apos;s own grid.</source>
        <translation>Los vóxeles de %1 se remuestrean a los %2 con que se entrenó el modelo, y lo que encuentra se vuelve a mirar a %3; el resultado vuelve a la rejilla propia de este caso.</translation>
    </message>
    <message>
        <source>Voxels of %1 are resampled to the %2 the model was trained on; the result comes back on this case&apos;s own grid.</source>
        <translation>Los vóxeles de %1 se remuestrean a los %2 con que se entrenó el modelo; el resultado vuelve a la rejilla propia de este caso.</translation>
    </message>
    <message>
        <source>All sequences lie on one grid of %1 voxels.</source>
        <translation>Todas las secuencias están en una rejilla de vóxeles de %1.</translation>
    </message>
    <message>
        <source>What the model finds is looked at again at %1.</source>
        <translation>Lo que encuentra el modelo se vuelve a mirar a %1.</translation>
    </message>
    <message>
        <source>The sequences it needs are there: %1.</source>
        <translation>Están las secuencias que necesita: %1.</translation>
    </message>
    <message>
        <source>The result comes back on the T1ce&apos;s own grid of %1 voxels.</source>
        <translation>El resultado vuelve en la rejilla propia de la T1ce, con vóxeles de %1.</translation>
    </message>
    <message>
        <source>An ensemble of %1 networks: each runs on the case, in %1 times the time of one, and their probabilities are averaged.</source>
        <translation>Un ensamble de %1 redes: cada una se ejecuta sobre el caso, en %1 veces el tiempo de una, y se promedian sus probabilidades.</translation>
    </message>
    <message>
        <source>A second stage looks again around what was found, at %1; there tumour core and enhancing tumour are the mean of both stages, and the whole tumour stays the first&apos;s.</source>
        <translation>Una segunda etapa vuelve a mirar alrededor de lo hallado, a %1; allí el núcleo tumoral y el tumor realzante son la media de ambas etapas, y el tumor completo sigue siendo el de la primera.</translation>
    </message>
    <message>
        <source>No figures measured on whole cases come with this model.</source>
        <translation>Este modelo no trae cifras medidas en casos enteros.</translation>
    </message>
    <message>
        <source>Dice %1, cross-validated: each case was segmented by networks that had not been trained on it.</source>
        <translation>Dice %1, en validación cruzada: cada caso lo segmentaron redes que no se habían entrenado con él.</translation>
    </message>
    <message>
        <source>Dice %1.</source>
        <translation>Dice de %1.</translation>
    </message>
    <message>
        <source>Dice %1 on %2 cases it did not train on.</source>
        <translation>Dice de %1 en %2 casos con los que no se entrenó.</translation>
    </message>
    <message>
        <source>The film %1 cannot be written (%2: %3); check the disk, or choose another place.</source>
        <translation>El vídeo %1 no se puede escribir (%2: %3); compruebe el disco o elija otro lugar.</translation>
    </message>
    <message>
        <source>The film %1 cannot be written: its name ends neither in .mp4 nor in .gif; choose one.</source>
        <translation>El vídeo %1 no se puede escribir: su nombre no termina en .mp4 ni en .gif; elija uno.</translation>
    </message>
    <message>
        <source>The film %1 cannot be written: %2.</source>
        <translation>El vídeo %1 no se puede escribir: %2.</translation>
    </message>
    <message>
        <source>The picture %1 could not be made. Make the window smaller.</source>
        <translation>La imagen %1 no se pudo crear. Reduzca la ventana.</translation>
    </message>
    <message>
        <source>For research use, not for diagnosis</source>
        <translation>Para uso en investigación, no para diagnóstico</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Estructura</translation>
    </message>
    <message>
        <source>ml</source>
        <translation>ml</translation>
    </message>
    <message>
        <source>Lesions</source>
        <translation>Lesiones</translation>
    </message>
    <message>
        <source>Largest diameter, mm</source>
        <translation>Mayor diámetro, mm</translation>
    </message>
    <message>
        <source>On an axial slice, mm</source>
        <translation>En un corte axial, mm</translation>
    </message>
    <message>
        <source>Centroid L, P, S, mm</source>
        <translation>Centroide L, P, S, mm</translation>
    </message>
    <message>
        <source>Lesions are 26-connected parts; diameters lie between the centres of voxels.</source>
        <translation>Las lesiones son partes conectadas por 26 vecinos; los diámetros van de centro a centro de vóxeles.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Inputs: %1; trained at %2 × %3 × %4 mm</source>
        <translation>Entradas: %1; entrenado a %2 × %3 × %4 mm</translation>
    </message>
    <message>
        <source>An ensemble of %1 networks, whose probabilities are averaged</source>
        <translation>Un ensamble de %1 redes cuyas probabilidades se promedian</translation>
    </message>
    <message>
        <source>A second stage at %1 × %2 × %3 mm around what the first found; there tumour core and enhancing tumour are the mean of both, and the whole tumour is the first&apos;s</source>
        <translation>Una segunda etapa a %1 × %2 × %3 mm alrededor de lo que halló la primera; allí el núcleo tumoral y el tumor realzante son la media de ambas, y el tumor completo es el de la primera</translation>
    </message>
    <message>
        <source>Cross-validated: each case was segmented by networks that had not been trained on it</source>
        <translation>En validación cruzada: cada caso lo segmentaron redes que no se habían entrenado con él</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Segmentation report</source>
        <translation>Informe de segmentación</translation>
    </message>
    <message>
        <source>Segmentation: %1</source>
        <translation>Segmentación: %1</translation>
    </message>
    <message>
        <source>Case: %1</source>
        <translation>Caso: %1</translation>
    </message>
    <message>
        <source>Key pictures</source>
        <translation>Imágenes clave</translation>
    </message>
    <message>
        <source>Of the largest lesions of the whole tumour, each on the axial slice where it is largest; lesions below %1 ml have none.</source>
        <translation>De las mayores lesiones del tumor completo, cada una en el corte axial donde es mayor; las lesiones de menos de %1 ml no tienen ninguna.</translation>
    </message>
    <message>
        <source>Lesion %1: %2 ml, largest axial diameter %3 mm, slice at S %4 mm</source>
        <translation>Lesión %1: %2 ml, mayor diámetro axial %3 mm, corte en S %4 mm</translation>
    </message>
    <message>
        <source>The report %1 cannot be written; check the disk, or choose another place.</source>
        <translation>El informe %1 no se puede escribir; compruebe el disco o elija otro lugar.</translation>
    </message>
    <message>
        <source>&amp;Four Views</source>
        <translation>&amp;Cuatro vistas</translation>
    </message>
    <message>
        <source>Axial, sagittal, coronal and 3D</source>
        <translation>Axial, sagital, coronal y 3D</translation>
    </message>
    <message>
        <source>&amp;One Pane</source>
        <translation>&amp;Una vista</translation>
    </message>
    <message>
        <source>One plane alone</source>
        <translation>Un solo plano</translation>
    </message>
    <message>
        <source>Four &amp;Sequences</source>
        <translation>Cuatro &amp;secuencias</translation>
    </message>
    <message>
        <source>FLAIR, T1, T1ce and T2 of one plane, linked</source>
        <translation>FLAIR, T1, T1ce y T2 de un plano, enlazadas</translation>
    </message>
    <message>
        <source>&amp;Three Planes</source>
        <translation>&amp;Tres planos</translation>
    </message>
    <message>
        <source>The shown sequence in three planes, linked</source>
        <translation>La secuencia mostrada en tres planos, enlazados</translation>
    </message>
    <message>
        <source>Si&amp;de by Side</source>
        <translation>&amp;Lado a lado</translation>
    </message>
    <message>
        <source>Two to four segmentations, each in a pane of its own, linked</source>
        <translation>De dos a cuatro segmentaciones, cada una en su vista, enlazadas</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>values %1</source>
        <translation>valores %1</translation>
    </message>
    <message>
        <source>STL, for printing and most programs</source>
        <translation>STL, para imprimir y para la mayoría de los programas</translation>
    </message>
    <message>
        <source>PLY, with normals</source>
        <translation>PLY, con normales</translation>
    </message>
    <message>
        <source>OBJ, as text</source>
        <translation>OBJ, como texto</translation>
    </message>
    <message>
        <source>glTF, in metres with y upwards</source>
        <translation>glTF, en metros con y hacia arriba</translation>
    </message>
    <message>
        <source>%1 ml</source>
        <translation>%1 ml</translation>
    </message>
    <message>
        <source>none: no file</source>
        <translation>nada: sin archivo</translation>
    </message>
    <message>
        <source>Choose F&amp;older…</source>
        <translation>Elegir &amp;carpeta…</translation>
    </message>
    <message>
        <source>Surfaces</source>
        <translation>Superficies</translation>
    </message>
    <message>
        <source>Closed, smoothed surfaces of %1, a file each. STL, PLY and OBJ are in millimetres with x to the patient&apos;s left, y to posterior and z to superior (LPS).</source>
        <translation>Superficies cerradas y suavizadas de %1, un archivo cada una. STL, PLY y OBJ están en milímetros con x hacia la izquierda del paciente, y hacia posterior y z hacia superior (LPS).</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Formato</translation>
    </message>
    <message>
        <source>1 case</source>
        <translation>1 caso</translation>
    </message>
    <message>
        <source>%1 cases</source>
        <translation>%1 casos</translation>
    </message>
    <message>
        <source>%1 cases of 1 patient</source>
        <translation>%1 casos de 1 paciente</translation>
    </message>
    <message>
        <source>%1 cases of %2 patients</source>
        <translation>%1 casos de %2 pacientes</translation>
    </message>
    <message>
        <source>no warnings</source>
        <translation>sin advertencias</translation>
    </message>
    <message>
        <source>1 warning</source>
        <translation>1 advertencia</translation>
    </message>
    <message>
        <source>%1 warnings</source>
        <translation>%1 advertencias</translation>
    </message>
    <message>
        <source>%1, good to train on; %2.</source>
        <translation>Apto para entrenar: %1; %2.</translation>
    </message>
    <message>
        <source>%1, of which %2 can be trained on; errors in the others must be mended, or those cases taken out of the folder; %3.</source>
        <translation>%1, de los que %2 sirven para entrenar; los errores de los demás deben corregirse, o esos casos retirarse de la carpeta; %3.</translation>
    </message>
    <message>
        <source>Train Longer</source>
        <translation>Entrenar más</translation>
    </message>
    <message>
        <source>The run has %1 epochs. It goes on with its own settings, and a learning rate that falls does so towards the new end.

Epochs in all:</source>
        <translation>La ejecución tiene %1 épocas. Sigue con sus propios ajustes, y una tasa de aprendizaje que decae lo hace hacia el nuevo final.

Épocas en total:</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entrenar</translation>
    </message>
    <message>
        <source>There is no model in %1 yet; let the run finish an epoch.</source>
        <translation>Aún no hay ningún modelo en %1; deje que la ejecución termine una época.</translation>
    </message>
    <message>
        <source>The model cannot be listed. %1</source>
        <translation>El modelo no se puede añadir a la lista. %1</translation>
    </message>
    <message>
        <source>%1 does not say which patches are trained on and which validate; run Prepare again.</source>
        <translation>%1 no dice con qué parches se entrena y cuáles validan; ejecute Preparar de nuevo.</translation>
    </message>
    <message>
        <source>%1 names %2, which is not in the folder; run Prepare again.</source>
        <translation>%1 nombra %2, que no está en la carpeta; ejecute Preparar de nuevo.</translation>
    </message>
    <message>
        <source>%1 leaves no patch to train on; run Prepare again with a smaller share that validates.</source>
        <translation>%1 no deja ningún parche para entrenar; ejecute Preparar de nuevo con una proporción menor que valide.</translation>
    </message>
    <message>
        <source>No folder of patches is chosen; choose or make one under Patches.</source>
        <translation>No se ha elegido ninguna carpeta de parches; elija o cree una en Parches.</translation>
    </message>
    <message>
        <source>The folder of patches %1 may not be read by you; have its owner allow it, or choose another.</source>
        <translation>Usted no puede leer la carpeta de parches %1; pida permiso a su propietario o elija otra.</translation>
    </message>
    <message>
        <source>There are no patches in %1; make them under Patches, or choose another folder.</source>
        <translation>No hay parches en %1; créelos en Parches o elija otra carpeta.</translation>
    </message>
    <message>
        <source>The folder of patches %1 is not there; make it under Patches, or choose another.</source>
        <translation>La carpeta de parches %1 no existe; créela en Parches o elija otra.</translation>
    </message>
    <message>
        <source>1 patch</source>
        <translation>1 parche</translation>
    </message>
    <message>
        <source>%1 patches</source>
        <translation>%1 parches</translation>
    </message>
    <message>
        <source>No folder for patches is chosen yet.</source>
        <translation>Aún no se ha elegido ninguna carpeta de parches.</translation>
    </message>
    <message>
        <source>No patches in this folder yet.</source>
        <translation>Aún no hay parches en esta carpeta.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 of %2, %3: %4 to train on, %5 to validate</source>
        <translation>%1 de %2, %3: %4 para entrenar, %5 para validar</translation>
    </message>
    <message>
        <source>%1 of patient %2</source>
        <translation>%1 del paciente %2</translation>
    </message>
    <message>
        <source>%1: %2 to train on</source>
        <translation>%1: %2 para entrenar</translation>
    </message>
    <message>
        <source>%1: %2 to validate</source>
        <translation>%1: %2 para validar</translation>
    </message>
    <message>
        <source>Training could not be started, and the engine did not say why.</source>
        <translation>El entrenamiento no se pudo iniciar, y el motor no dijo por qué.</translation>
    </message>
    <message>
        <source>There is no training run in this folder.</source>
        <translation>No hay ninguna ejecución de entrenamiento en esta carpeta.</translation>
    </message>
    <message>
        <source>The run ended before its first step.</source>
        <translation>La ejecución terminó antes de su primer paso.</translation>
    </message>
    <message>
        <source>The run was cut off without a word, as when the computer is switched off. Its last whole epoch is kept, and Resume goes on from there.</source>
        <translation>La ejecución se cortó sin aviso, como al apagarse el equipo. Se conserva su última época completa, y Reanudar sigue desde ahí.</translation>
    </message>
    <message>
        <source>The run folder %1 may not be read by you; have its owner allow it.</source>
        <translation>Usted no puede leer la carpeta de ejecución %1; pida permiso a su propietario.</translation>
    </message>
    <message>
        <source>The run folder %1 is not there any more.</source>
        <translation>La carpeta de ejecución %1 ya no existe.</translation>
    </message>
    <message>
        <source>A run is going on in %1; open it, or choose another folder.</source>
        <translation>Hay una ejecución en curso en %1; ábrala o elija otra carpeta.</translation>
    </message>
    <message>
        <source>%1 cannot be written (%2); choose another run folder.</source>
        <translation>No se puede escribir en %1 (%2); elija otra carpeta de ejecución.</translation>
    </message>
    <message>
        <source>Choose a folder for the run first.</source>
        <translation>Elija antes una carpeta para la ejecución.</translation>
    </message>
    <message>
        <source>%1 holds a training run already; resume it, or choose another folder.</source>
        <translation>%1 ya contiene una ejecución de entrenamiento; reanúdela o elija otra carpeta.</translation>
    </message>
    <message>
        <source>%1 holds patches; choose a new folder for the run.</source>
        <translation>%1 contiene parches; elija una carpeta nueva para la ejecución.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made; choose another.</source>
        <translation>La carpeta %1 no se puede crear; elija otra.</translation>
    </message>
    <message>
        <source>Starting: reading the patches.</source>
        <translation>Iniciando: leyendo los parches.</translation>
    </message>
    <message>
        <source>Training. It goes on when this window is closed.</source>
        <translation>Entrenando. Sigue aunque se cierre esta ventana.</translation>
    </message>
    <message>
        <source>Paused. The run keeps its memory until it goes on or is stopped.</source>
        <translation>En pausa. La ejecución conserva su memoria hasta que siga o se detenga.</translation>
    </message>
    <message>
        <source>Stopping after this step.</source>
        <translation>Deteniéndose tras este paso.</translation>
    </message>
    <message>
        <source>Finished.</source>
        <translation>Terminado.</translation>
    </message>
    <message>
        <source>Stopped; Resume goes on after its last whole epoch.</source>
        <translation>Detenido; Reanudar sigue tras su última época completa.</translation>
    </message>
    <message>
        <source>Epoch %1 of %2</source>
        <translation>Época %1 de %2</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>paso %1 de %2</translation>
    </message>
    <message>
        <source>%1 patches a second</source>
        <translation>%1 parches por segundo</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>quedan unos %1</translation>
    </message>
    <message>
        <source>epoch %1 of %2</source>
        <translation>época %1 de %2</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>iniciando</translation>
    </message>
    <message>
        <source>Training paused: %1</source>
        <translation>Entrenamiento en pausa: %1</translation>
    </message>
    <message>
        <source>Training is stopping</source>
        <translation>Deteniendo el entrenamiento</translation>
    </message>
    <message>
        <source>Training: %1</source>
        <translation>Entrenamiento: %1</translation>
    </message>
    <message>
        <source>not measured, too little of it held back</source>
        <translation>no medido, se reservó demasiado poco</translation>
    </message>
    <message>
        <source>Held-back Dice after epoch %1: WT %2, TC %3, ET %4.</source>
        <translation>Dice en los casos reservados tras la época %1: WT %2, TC %3, ET %4.</translation>
    </message>
    <message>
        <source>Models and checkpoints take %1.</source>
        <translation>Modelos y puntos de control ocupan %1.</translation>
    </message>
    <message>
        <source>A step takes %1 s (network %2 s, making windows %3 s); %4 epochs of %5 steps take about %6, without validation. Memory at its highest: %7. The run folder takes about %8 of disk.</source>
        <translation>Un paso tarda %1 s (red %2 s, creación de ventanas %3 s); %4 épocas de %5 pasos tardan unos %6, sin validación. Memoria máxima: %7. La carpeta de ejecución ocupa unos %8 de disco.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 days %2 h</source>
        <translation>%1 días %2 h</translation>
    </message>
    <message>
        <source>Training goes on</source>
        <translation>El entrenamiento continúa</translation>
    </message>
    <message>
        <source>A model is being trained. It can go on without this window, or stop and be resumed later from its last whole epoch.</source>
        <translation>Se está entrenando un modelo. Puede continuar sin esta ventana, o detenerse y reanudarse más tarde desde su última época completa.</translation>
    </message>
    <message>
        <source>Keep Training</source>
        <translation>Seguir entrenando</translation>
    </message>
    <message>
        <source>Stop Training</source>
        <translation>Detener entrenamiento</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Sequence and window</source>
        <translation>Secuencia y ventana</translation>
    </message>
    <message>
        <source>Slices (pane under the pointer)</source>
        <translation>Cortes (vista bajo el puntero)</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>3D view</source>
        <translation>Vista 3D</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Disposición</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>Superposición</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Comparación</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Mediciones</translation>
    </message>
    <message>
        <source>Segmentation</source>
        <translation>Segmentación</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>&amp;Open Folder…</source>
        <translation>Abrir &amp;carpeta…</translation>
    </message>
    <message>
        <source>Open a case folder or a dataset</source>
        <translation>Abrir la carpeta de un caso o un conjunto de datos</translation>
    </message>
    <message>
        <source>Open &amp;File…</source>
        <translation>Abrir &amp;archivo…</translation>
    </message>
    <message>
        <source>Open a case by any one of its files</source>
        <translation>Abrir un caso por uno cualquiera de sus archivos</translation>
    </message>
    <message>
        <source>Open DICOM Stud&amp;y…</source>
        <translation>A&amp;brir estudio DICOM…</translation>
    </message>
    <message>
        <source>Open &amp;Demonstration Case</source>
        <translation>Abrir caso de &amp;demostración</translation>
    </message>
    <message>
        <source>Open a synthetic case</source>
        <translation>Abrir un caso sintético</translation>
    </message>
    <message>
        <source>Start Pa&amp;ge</source>
        <translation>Página de inicio</translation>
    </message>
    <message>
        <source>What can be opened and the cases opened last, or back to the case</source>
        <translation>Lo que se puede abrir y los últimos casos abiertos, o volver al caso</translation>
    </message>
    <message>
        <source>&amp;Add Segmentations…</source>
        <translation>Añadir se&amp;gmentaciones…</translation>
    </message>
    <message>
        <source>Draw other programs&apos; segmentations over this case, each as a layer</source>
        <translation>Dibujar segmentaciones de otros programas sobre este caso, cada una como una capa</translation>
    </message>
    <message>
        <source>Open &amp;Comparison of a Dataset…</source>
        <translation>Abrir c&amp;omparación de un conjunto de datos…</translation>
    </message>
    <message>
        <source>The table that glioscope-engine compare made; a click opens a case where it is worst</source>
        <translation>La tabla que hizo glioscope-engine compare; un clic abre un caso donde es peor</translation>
    </message>
    <message>
        <source>Open Session…</source>
        <translation>Abrir sesión…</translation>
    </message>
    <message>
        <source>&amp;Save Segmentation…</source>
        <translation>G&amp;uardar segmentación…</translation>
    </message>
    <message>
        <source>Save the shown segmentation as NIfTI</source>
        <translation>Guardar la segmentación mostrada como NIfTI</translation>
    </message>
    <message>
        <source>Save A&amp;ll Segmentations…</source>
        <translation>Guardar todas &amp;las segmentaciones…</translation>
    </message>
    <message>
        <source>Save every segmentation that is not saved, in one folder</source>
        <translation>Guardar en una carpeta todas las segmentaciones sin guardar</translation>
    </message>
    <message>
        <source>Save &amp;Measurements…</source>
        <translation>Guardar mediciones…</translation>
    </message>
    <message>
        <source>Save every measurement as JSON, or as CSV for a spreadsheet</source>
        <translation>Guardar todas las mediciones como JSON, o como CSV para una hoja de cálculo</translation>
    </message>
    <message>
        <source>Write F&amp;ilm…</source>
        <translation>Exportar &amp;vídeo…</translation>
    </message>
    <message>
        <source>A film through the axial slices, segmentations side by side, as MP4 or GIF</source>
        <translation>Un vídeo por los cortes axiales, las segmentaciones lado a lado, como MP4 o GIF</translation>
    </message>
    <message>
        <source>Write Repor&amp;t…</source>
        <translation>Exportar &amp;informe…</translation>
    </message>
    <message>
        <source>Volumes, diameters and key pictures of the shown segmentation as PDF, HTML and JSON</source>
        <translation>Volúmenes, diámetros e imágenes clave de la segmentación mostrada como PDF, HTML y JSON</translation>
    </message>
    <message>
        <source>Writ&amp;e Statistics…</source>
        <translation>E&amp;xportar estadísticas…</translation>
    </message>
    <message>
        <source>Every figure of the shown segmentation and of the images within it as CSV</source>
        <translation>Todas las cifras de la segmentación mostrada y de las imágenes dentro de ella como CSV</translation>
    </message>
    <message>
        <source>Write Mes&amp;hes…</source>
        <translation>Exportar super&amp;ficies…</translation>
    </message>
    <message>
        <source>Labels and regions of the shown segmentation as closed surfaces for other programs: STL, PLY, OBJ or glTF</source>
        <translation>Etiquetas y regiones de la segmentación mostrada como superficies cerradas para otros programas: STL, PLY, OBJ o glTF</translation>
    </message>
    <message>
        <source>Save Pict&amp;ure of the Pane…</source>
        <translation>Guardar i&amp;magen de la vista…</translation>
    </message>
    <message>
        <source>Save Picture of the &amp;Window…</source>
        <translation>Guardar imagen de la ve&amp;ntana…</translation>
    </message>
    <message>
        <source>The whole window as PNG</source>
        <translation>La ventana entera como PNG</translation>
    </message>
    <message>
        <source>&amp;Previous Case</source>
        <translation>Caso ante&amp;rior</translation>
    </message>
    <message>
        <source>Previous case of the dataset</source>
        <translation>Caso anterior del conjunto de datos</translation>
    </message>
    <message>
        <source>&amp;Next Case</source>
        <translation>Caso siguien&amp;te</translation>
    </message>
    <message>
        <source>Next case of the dataset</source>
        <translation>Caso siguiente del conjunto de datos</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;FLAIR</source>
        <translation>&amp;FLAIR</translation>
    </message>
    <message>
        <source>Show FLAIR</source>
        <translation>Mostrar FLAIR</translation>
    </message>
    <message>
        <source>&amp;T1</source>
        <translation>&amp;T1</translation>
    </message>
    <message>
        <source>Show T1</source>
        <translation>Mostrar T1</translation>
    </message>
    <message>
        <source>T1c&amp;e</source>
        <translation>T1c&amp;e</translation>
    </message>
    <message>
        <source>Show T1 with contrast</source>
        <translation>Mostrar T1 con contraste</translation>
    </message>
    <message>
        <source>T&amp;2</source>
        <translation>T&amp;2</translation>
    </message>
    <message>
        <source>Show T2</source>
        <translation>Mostrar T2</translation>
    </message>
    <message>
        <source>Pre&amp;vious Sequence</source>
        <translation>Secuencia a&amp;nterior</translation>
    </message>
    <message>
        <source>Ne&amp;xt Sequence</source>
        <translation>Secuencia &amp;siguiente</translation>
    </message>
    <message>
        <source>&amp;Automatic Window/Level</source>
        <translation>&amp;Ventana/nivel automáticos</translation>
    </message>
    <message>
        <source>Window and level from the brain&apos;s intensities</source>
        <translation>Ventana y nivel según las intensidades del cerebro</translation>
    </message>
    <message>
        <source>&amp;Keep Window/Level for Next Case</source>
        <translation>&amp;Conservar ventana/nivel para el caso siguiente</translation>
    </message>
    <message>
        <source>Carry changes of window and level over to the next case</source>
        <translation>Llevar los cambios de ventana y nivel al caso siguiente</translation>
    </message>
    <message>
        <source>Next Slice</source>
        <translation>Corte siguiente</translation>
    </message>
    <message>
        <source>One slice up, forwards or to the left</source>
        <translation>Un corte hacia arriba, hacia delante o hacia la izquierda</translation>
    </message>
    <message>
        <source>Previous Slice</source>
        <translation>Corte anterior</translation>
    </message>
    <message>
        <source>One slice down, back or to the right</source>
        <translation>Un corte hacia abajo, hacia atrás o hacia la derecha</translation>
    </message>
    <message>
        <source>Five Slices On</source>
        <translation>Cinco cortes adelante</translation>
    </message>
    <message>
        <source>Five Slices Back</source>
        <translation>Cinco cortes atrás</translation>
    </message>
    <message>
        <source>First Slice</source>
        <translation>Primer corte</translation>
    </message>
    <message>
        <source>Last Slice</source>
        <translation>Último corte</translation>
    </message>
    <message>
        <source>&amp;Crosshair</source>
        <translation>Cr&amp;uz</translation>
    </message>
    <message>
        <source>Show the crosshair</source>
        <translation>Mostrar la cruz</translation>
    </message>
    <message>
        <source>Val&amp;ues at a Click</source>
        <translation>Va&amp;lores al hacer clic</translation>
    </message>
    <message>
        <source>A click shows what every image and segmentation has there, until the next click or Esc</source>
        <translation>Un clic muestra lo que cada imagen y segmentación tiene ahí, hasta el clic siguiente o Esc</translation>
    </message>
    <message>
        <source>&amp;Reset View</source>
        <translation>&amp;Restablecer vista</translation>
    </message>
    <message>
        <source>Fit the pane under the pointer</source>
        <translation>Ajustar la vista bajo el puntero</translation>
    </message>
    <message>
        <source>Reset A&amp;ll Views</source>
        <translation>Restablecer to&amp;das las vistas</translation>
    </message>
    <message>
        <source>Fit all panes</source>
        <translation>Ajustar todas las vistas</translation>
    </message>
    <message>
        <source>&amp;Maximise Pane</source>
        <translation>Ma&amp;ximizar vista</translation>
    </message>
    <message>
        <source>Give the pane under the pointer all the space, or bring back the layout</source>
        <translation>Dar todo el espacio a la vista bajo el puntero, o recuperar la disposición</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Atrás</translation>
    </message>
    <message>
        <source>The pane under the pointer as PNG, with its letters, its scale bar and what its colours mean; the 3D view at twice its size</source>
        <translation>La vista bajo el puntero como PNG, con sus letras, su escala y lo que significan sus colores; la vista 3D al doble de su tamaño</translation>
    </message>
    <message>
        <source>Show the series of a study from a scanner, and open those that are FLAIR, T1, T1ce and T2</source>
        <translation>Mostrar las series de un estudio del escáner y abrir las que son FLAIR, T1, T1ce y T2</translation>
    </message>
    <message>
        <source>Show a case again as it was saved, with its segmentations and the whole view</source>
        <translation>Mostrar de nuevo un caso tal como se guardó, con sus segmentaciones y toda la vista</translation>
    </message>
    <message>
        <source>Sa&amp;ve Session…</source>
        <translation>Guardar sesión…</translation>
    </message>
    <message>
        <source>What is open and how it is shown as a small file; segmentations that no file has are kept in a folder beside it</source>
        <translation>Lo que está abierto y cómo se muestra, como un archivo pequeño; las segmentaciones que no están en ningún archivo se guardan en una carpeta junto a él</translation>
    </message>
    <message>
        <source>Save as DICOM SEG…</source>
        <translation>Guardar como DICOM SEG…</translation>
    </message>
    <message>
        <source>The shown segmentation as DICOM beside the study whose images it was made of, for other viewers and archives</source>
        <translation>La segmentación mostrada como DICOM junto al estudio de cuyas imágenes se hizo, para otros visores y archivos</translation>
    </message>
    <message>
        <source>Mar&amp;k Case as Done</source>
        <translation>Marcar caso como hecho</translation>
    </message>
    <message>
        <source>A tick in the dataset&apos;s table, whose quick filter shows those that are not done yet</source>
        <translation>Una marca en la tabla del conjunto de datos, cuyo filtro rápido muestra los que aún no están hechos</translation>
    </message>
    <message>
        <source>&amp;Link Window/Level</source>
        <translation>Enla&amp;zar ventana/nivel</translation>
    </message>
    <message>
        <source>What changes window and level of one sequence does the same to the others</source>
        <translation>Lo que cambia ventana y nivel de una secuencia hace lo mismo con las demás</translation>
    </message>
    <message>
        <source>&amp;Standard</source>
        <translation>&amp;Estándar</translation>
    </message>
    <message>
        <source>Window and level: standard</source>
        <translation>Ventana y nivel: estándar</translation>
    </message>
    <message>
        <source>&amp;High Contrast</source>
        <translation>&amp;Alto contraste</translation>
    </message>
    <message>
        <source>Window and level: half the standard window</source>
        <translation>Ventana y nivel: la mitad de la ventana estándar</translation>
    </message>
    <message>
        <source>L&amp;esion</source>
        <translation>&amp;Lesión</translation>
    </message>
    <message>
        <source>Window and level: what makes lesions of the sequence stand out</source>
        <translation>Ventana y nivel: lo que hace resaltar las lesiones en la secuencia</translation>
    </message>
    <message>
        <source>&amp;Wide</source>
        <translation>A&amp;mplia</translation>
    </message>
    <message>
        <source>Window and level: twice the standard window</source>
        <translation>Ventana y nivel: el doble de la ventana estándar</translation>
    </message>
    <message>
        <source>Keep as S&amp;tandard</source>
        <translation>Guardar como es&amp;tándar</translation>
    </message>
    <message>
        <source>Keep the sequence&apos;s window and level for F5</source>
        <translation>Guardar ventana y nivel de la secuencia para F5</translation>
    </message>
    <message>
        <source>Keep as H&amp;igh Contrast</source>
        <translation>Guardar como alto cont&amp;raste</translation>
    </message>
    <message>
        <source>Keep the sequence&apos;s window and level for F6</source>
        <translation>Guardar ventana y nivel de la secuencia para F6</translation>
    </message>
    <message>
        <source>Keep as Lesio&amp;n</source>
        <translation>Guardar como lesió&amp;n</translation>
    </message>
    <message>
        <source>Keep the sequence&apos;s window and level for F7</source>
        <translation>Guardar ventana y nivel de la secuencia para F7</translation>
    </message>
    <message>
        <source>Keep as Wi&amp;de</source>
        <translation>G&amp;uardar como amplia</translation>
    </message>
    <message>
        <source>Keep the sequence&apos;s window and level for F8</source>
        <translation>Guardar ventana y nivel de la secuencia para F8</translation>
    </message>
    <message>
        <source>&amp;Forget Kept Windows</source>
        <translation>&amp;Olvidar ventanas guardadas</translation>
    </message>
    <message>
        <source>The four windows and levels as they were at the beginning</source>
        <translation>Las cuatro ventanas y niveles como eran al principio</translation>
    </message>
    <message>
        <source>&amp;Play Slices</source>
        <translation>Re&amp;producir cortes</translation>
    </message>
    <message>
        <source>Play the slices of the pane under the pointer, or stop</source>
        <translation>Reproducir los cortes de la vista bajo el puntero, o parar</translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation>Más &amp;rápido</translation>
    </message>
    <message>
        <source>Play more slices a second</source>
        <translation>Reproducir más cortes por segundo</translation>
    </message>
    <message>
        <source>&amp;Slower</source>
        <translation>Más &amp;lento</translation>
    </message>
    <message>
        <source>Play fewer slices a second</source>
        <translation>Reproducir menos cortes por segundo</translation>
    </message>
    <message>
        <source>&amp;One Slice</source>
        <translation>&amp;Un corte</translation>
    </message>
    <message>
        <source>Slices as they are</source>
        <translation>Los cortes tal como son</translation>
    </message>
    <message>
        <source>&amp;Maximum (MIP)</source>
        <translation>Má&amp;ximo (MIP)</translation>
    </message>
    <message>
        <source>The largest value of a slab around the slice</source>
        <translation>El mayor valor de un bloque alrededor del corte</translation>
    </message>
    <message>
        <source>M&amp;ean</source>
        <translation>M&amp;edia</translation>
    </message>
    <message>
        <source>The mean of a slab around the slice</source>
        <translation>La media de un bloque alrededor del corte</translation>
    </message>
    <message>
        <source>M&amp;inimum (MinIP)</source>
        <translation>Mí&amp;nimo (MinIP)</translation>
    </message>
    <message>
        <source>The smallest value of a slab around the slice</source>
        <translation>El menor valor de un bloque alrededor del corte</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Siguiente</translation>
    </message>
    <message>
        <source>Slab: off, maximum, mean and minimum in turn</source>
        <translation>Bloque: ninguno, máximo, media y mínimo por turno</translation>
    </message>
    <message>
        <source>&amp;Thicker</source>
        <translation>Más &amp;grueso</translation>
    </message>
    <message>
        <source>A thicker slab</source>
        <translation>Un bloque más grueso</translation>
    </message>
    <message>
        <source>T&amp;hinner</source>
        <translation>Más &amp;fino</translation>
    </message>
    <message>
        <source>A thinner slab</source>
        <translation>Un bloque más fino</translation>
    </message>
    <message>
        <source>&amp;1:1</source>
        <translation>&amp;1:1</translation>
    </message>
    <message>
        <source>A voxel is as large as a pixel of the screen</source>
        <translation>Un vóxel es tan grande como un píxel de la pantalla</translation>
    </message>
    <message>
        <source>&amp;2:1</source>
        <translation>&amp;2:1</translation>
    </message>
    <message>
        <source>A voxel is as large as two pixels by two</source>
        <translation>Un vóxel es tan grande como dos píxeles por dos</translation>
    </message>
    <message>
        <source>&amp;Go to a Place…</source>
        <translation>Ir a un lugar…</translation>
    </message>
    <message>
        <source>Put the crosshair where typed millimetres or a voxel&apos;s numbers say</source>
        <translation>Poner la cruz donde digan los milímetros o los números de un vóxel que se escriban</translation>
    </message>
    <message>
        <source>Put a tool away, or take the values of a click away, else back to all panes</source>
        <translation>Dejar una herramienta, o quitar los valores de un clic, o si no volver a todas las vistas</translation>
    </message>
    <message>
        <source>From the Front (&amp;A)</source>
        <translation>Desde delante (&amp;A)</translation>
    </message>
    <message>
        <source>The 3D view from anterior: the patient&apos;s left is on the right</source>
        <translation>La vista 3D desde anterior: la izquierda del paciente está a la derecha</translation>
    </message>
    <message>
        <source>From Behind (&amp;P)</source>
        <translation>Desde detrás (&amp;P)</translation>
    </message>
    <message>
        <source>The 3D view from posterior: the patient&apos;s left is on the left</source>
        <translation>La vista 3D desde posterior: la izquierda del paciente está a la izquierda</translation>
    </message>
    <message>
        <source>From the &amp;Left</source>
        <translation>Desde la izquierda (&amp;L)</translation>
    </message>
    <message>
        <source>The 3D view from the patient&apos;s left</source>
        <translation>La vista 3D desde la izquierda del paciente</translation>
    </message>
    <message>
        <source>From the &amp;Right</source>
        <translation>Desde la derecha (&amp;R)</translation>
    </message>
    <message>
        <source>The 3D view from the patient&apos;s right</source>
        <translation>La vista 3D desde la derecha del paciente</translation>
    </message>
    <message>
        <source>From Above (&amp;S)</source>
        <translation>Desde arriba (&amp;S)</translation>
    </message>
    <message>
        <source>The 3D view from superior: the patient&apos;s left is on the left</source>
        <translation>La vista 3D desde superior: la izquierda del paciente está a la izquierda</translation>
    </message>
    <message>
        <source>From Below (&amp;I)</source>
        <translation>Desde abajo (&amp;I)</translation>
    </message>
    <message>
        <source>The 3D view from inferior: the patient&apos;s left is on the right, as in axial slices</source>
        <translation>La vista 3D desde inferior: la izquierda del paciente está a la derecha, como en los cortes axiales</translation>
    </message>
    <message>
        <source>&amp;Cut Open at the Slices</source>
        <translation>&amp;Cortar por los planos de corte</translation>
    </message>
    <message>
        <source>Leave out of surfaces and brain what the three slices cut off towards you</source>
        <translation>Omitir de superficies y cerebro lo que los tres planos de corte separan hacia usted</translation>
    </message>
    <message>
        <source>&amp;Radiology</source>
        <translation>&amp;Radiología</translation>
    </message>
    <message>
        <source>Left drag changes window and level, a click places the crosshair</source>
        <translation>Arrastrar con el botón izquierdo cambia ventana y nivel, un clic coloca la cruz</translation>
    </message>
    <message>
        <source>Re&amp;search</source>
        <translation>&amp;Investigación</translation>
    </message>
    <message>
        <source>Left button moves the crosshair; hold W for window and level</source>
        <translation>El botón izquierdo mueve la cruz; mantener W para ventana y nivel</translation>
    </message>
    <message>
        <source>R&amp;adiological</source>
        <translation>&amp;Radiológica</translation>
    </message>
    <message>
        <source>The patient&apos;s left is on the right of the picture</source>
        <translation>La izquierda del paciente está a la derecha de la imagen</translation>
    </message>
    <message>
        <source>&amp;Neurological</source>
        <translation>&amp;Neurológica</translation>
    </message>
    <message>
        <source>The patient&apos;s left is on the left of the picture</source>
        <translation>La izquierda del paciente está a la izquierda de la imagen</translation>
    </message>
    <message>
        <source>&amp;Smooth Pixels</source>
        <translation>Píxeles suavi&amp;zados</translation>
    </message>
    <message>
        <source>Interpolate between voxels</source>
        <translation>Interpolar entre vóxeles</translation>
    </message>
    <message>
        <source>As the &amp;System</source>
        <translation>Como el &amp;sistema</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Clara</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Oscura</translation>
    </message>
    <message>
        <source>&amp;Axial</source>
        <translation>&amp;Axial</translation>
    </message>
    <message>
        <source>Axial slices in the layouts of one plane</source>
        <translation>Cortes axiales en las disposiciones de un plano</translation>
    </message>
    <message>
        <source>&amp;Coronal</source>
        <translation>C&amp;oronal</translation>
    </message>
    <message>
        <source>Coronal slices in the layouts of one plane</source>
        <translation>Cortes coronales en las disposiciones de un plano</translation>
    </message>
    <message>
        <source>Sa&amp;gittal</source>
        <translation>Sa&amp;gital</translation>
    </message>
    <message>
        <source>Sagittal slices in the layouts of one plane</source>
        <translation>Cortes sagitales en las disposiciones de un plano</translation>
    </message>
    <message>
        <source>&amp;Next Plane</source>
        <translation>&amp;Plano siguiente</translation>
    </message>
    <message>
        <source>Axial, coronal, sagittal in turn, in the layouts of one plane</source>
        <translation>Axial, coronal y sagital por turno, en las disposiciones de un plano</translation>
    </message>
    <message>
        <source>&amp;Show Overlay</source>
        <translation>Mos&amp;trar superposición</translation>
    </message>
    <message>
        <source>Show the segmentation over the picture</source>
        <translation>Mostrar la segmentación sobre la imagen</translation>
    </message>
    <message>
        <source>&amp;Less Opaque</source>
        <translation>M&amp;enos opaca</translation>
    </message>
    <message>
        <source>&amp;More Opaque</source>
        <translation>Más &amp;opaca</translation>
    </message>
    <message>
        <source>&amp;Fill, Outline or Both</source>
        <translation>&amp;Relleno, contorno o ambos</translation>
    </message>
    <message>
        <source>Change how the overlay is drawn</source>
        <translation>Cambiar cómo se dibuja la superposición</translation>
    </message>
    <message>
        <source>N&amp;ext Segmentation</source>
        <translation>&amp;Segmentación siguiente</translation>
    </message>
    <message>
        <source>Show the next segmentation</source>
        <translation>Mostrar la segmentación siguiente</translation>
    </message>
    <message>
        <source>P&amp;revious Segmentation</source>
        <translation>Segmentación &amp;anterior</translation>
    </message>
    <message>
        <source>Show the segmentation before</source>
        <translation>Mostrar la segmentación anterior</translation>
    </message>
    <message>
        <source>&amp;Blink</source>
        <translation>&amp;Parpadear</translation>
    </message>
    <message>
        <source>Change between the last two segmentations; hold the key to blink</source>
        <translation>Alternar entre las dos últimas segmentaciones; mantener la tecla para parpadear</translation>
    </message>
    <message>
        <source>S&amp;wipe</source>
        <translation>&amp;Cortinilla</translation>
    </message>
    <message>
        <source>The last two segmentations left and right of the pointer</source>
        <translation>Las dos últimas segmentaciones a izquierda y derecha del puntero</translation>
    </message>
    <message>
        <source>Only Necrotic Core</source>
        <translation>Solo núcleo necrótico</translation>
    </message>
    <message>
        <source>Only Oedema</source>
        <translation>Solo edema</translation>
    </message>
    <message>
        <source>Only Enhancing Tumour</source>
        <translation>Solo tumor realzante</translation>
    </message>
    <message>
        <source>Only Resection Cavity</source>
        <translation>Solo cavidad de resección</translation>
    </message>
    <message>
        <source>Necrotic Core On or Off</source>
        <translation>Núcleo necrótico sí o no</translation>
    </message>
    <message>
        <source>Oedema On or Off</source>
        <translation>Edema sí o no</translation>
    </message>
    <message>
        <source>Enhancing Tumour On or Off</source>
        <translation>Tumor realzante sí o no</translation>
    </message>
    <message>
        <source>Resection Cavity On or Off</source>
        <translation>Cavidad de resección sí o no</translation>
    </message>
    <message>
        <source>&amp;Next Disagreement</source>
        <translation>&amp;Discrepancia siguiente</translation>
    </message>
    <message>
        <source>To the largest place where the segmentations differ, then to the next in size</source>
        <translation>Al mayor lugar donde difieren las segmentaciones, luego al siguiente en tamaño</translation>
    </message>
    <message>
        <source>&amp;Previous Disagreement</source>
        <translation>Discrepancia a&amp;nterior</translation>
    </message>
    <message>
        <source>Back to the one before in size</source>
        <translation>Volver al anterior en tamaño</translation>
    </message>
    <message>
        <source>Next Les&amp;ion</source>
        <translation>&amp;Lesión siguiente</translation>
    </message>
    <message>
        <source>To the largest slice of the largest lesion of the label or region chosen under Statistics, then to the next in size</source>
        <translation>Al mayor corte de la mayor lesión de la etiqueta o región elegida en Estadísticas, luego a la siguiente en tamaño</translation>
    </message>
    <message>
        <source>Previous Lesi&amp;on</source>
        <translation>Les&amp;ión anterior</translation>
    </message>
    <message>
        <source>&amp;Length</source>
        <translation>&amp;Longitud</translation>
    </message>
    <message>
        <source>Drag a ruler on a slice, or click its two ends</source>
        <translation>Arrastrar una regla sobre un corte, o hacer clic en sus dos extremos</translation>
    </message>
    <message>
        <source>&amp;Angle</source>
        <translation>Án&amp;gulo</translation>
    </message>
    <message>
        <source>Drag or click one arm of an angle on a slice, then click the end of the other</source>
        <translation>Arrastrar o marcar con clics un lado de un ángulo sobre un corte, luego hacer clic en el final del otro</translation>
    </message>
    <message>
        <source>&amp;Two Diameters</source>
        <translation>&amp;Dos diámetros</translation>
    </message>
    <message>
        <source>Drag a diameter on a slice; another one stands perpendicular to it</source>
        <translation>Arrastrar un diámetro sobre un corte; otro queda perpendicular a él</translation>
    </message>
    <message>
        <source>&amp;Ellipse</source>
        <translation>&amp;Elipse</translation>
    </message>
    <message>
        <source>Drag an ellipse on a slice, for what every sequence holds within it</source>
        <translation>Arrastrar una elipse sobre un corte, para ver lo que cada secuencia contiene dentro</translation>
    </message>
    <message>
        <source>&amp;Box</source>
        <translation>Re&amp;cuadro</translation>
    </message>
    <message>
        <source>Drag a box on a slice, for what every sequence holds within it</source>
        <translation>Arrastrar un recuadro sobre un corte, para ver lo que cada secuencia contiene dentro</translation>
    </message>
    <message>
        <source>Measure En&amp;hancing Lesions</source>
        <translation>&amp;Medir lesiones realzantes</translation>
    </message>
    <message>
        <source>The largest axial diameter of each enhancing lesion and its perpendicular, as RANO measures them</source>
        <translation>El mayor diámetro axial de cada lesión realzante y su perpendicular, como los mide RANO</translation>
    </message>
    <message>
        <source>&amp;Delete Measurement</source>
        <translation>Elimi&amp;nar medición</translation>
    </message>
    <message>
        <source>Delete the chosen measurement</source>
        <translation>Eliminar la medición elegida</translation>
    </message>
    <message>
        <source>&amp;Open Measurements…</source>
        <translation>&amp;Abrir mediciones…</translation>
    </message>
    <message>
        <source>Add the measurements of this case that were saved as JSON</source>
        <translation>Añadir las mediciones de este caso que se guardaron como JSON</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>Des&amp;hacer</translation>
    </message>
    <message>
        <source>Take back the last change of measurements</source>
        <translation>Deshacer el último cambio de las mediciones</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rehacer</translation>
    </message>
    <message>
        <source>Make it again</source>
        <translation>Hacerlo de nuevo</translation>
    </message>
    <message>
        <source>&amp;Run Segmentation</source>
        <translation>&amp;Ejecutar segmentación</translation>
    </message>
    <message>
        <source>Segment this case with the chosen model</source>
        <translation>Segmentar este caso con el modelo elegido</translation>
    </message>
    <message>
        <source>&amp;Cancel Segmentation</source>
        <translation>&amp;Cancelar segmentación</translation>
    </message>
    <message>
        <source>Stop the running segmentation</source>
        <translation>Detener la segmentación en curso</translation>
    </message>
    <message>
        <source>Ali&amp;gn Sequences…</source>
        <translation>Co&amp;rregistrar las secuencias…</translation>
    </message>
    <message>
        <source>Move FLAIR, T1 and T2 onto the T1ce, and look at how they fit before it is used</source>
        <translation>Mover FLAIR, T1 y T2 a la T1ce y ver cómo encajan antes de usarlo</translation>
    </message>
    <message>
        <source>Add Ma&amp;jority…</source>
        <translation>Añadir ma&amp;yoría…</translation>
    </message>
    <message>
        <source>A segmentation of what more than half of the chosen results say, region by region</source>
        <translation>Una segmentación de lo que dice más de la mitad de los resultados elegidos, región por región</translation>
    </message>
    <message>
        <source>Add &amp;Mean of Probabilities…</source>
        <translation>Añadir &amp;media de probabilidades…</translation>
    </message>
    <message>
        <source>The mean of the chosen models&apos; probabilities, and the segmentation at their mean thresholds</source>
        <translation>La media de las probabilidades de los modelos elegidos, y la segmentación con la media de sus umbrales</translation>
    </message>
    <message>
        <source>&amp;Forget Earlier Results</source>
        <translation>&amp;Olvidar resultados anteriores</translation>
    </message>
    <message>
        <source>Empty the cache of results, of all cases</source>
        <translation>Vaciar la caché de resultados, de todos los casos</translation>
    </message>
    <message>
        <source>&amp;Train a Model…</source>
        <translation>Entrenar un mo&amp;delo…</translation>
    </message>
    <message>
        <source>Check a dataset, prepare it and train a network on it</source>
        <translation>Comprobar un conjunto de datos, prepararlo y entrenar una red con él</translation>
    </message>
    <message>
        <source>&amp;Mouse and Keys</source>
        <translation>&amp;Ratón y teclas</translation>
    </message>
    <message>
        <source>What the mouse and the keys do</source>
        <translation>Lo que hacen el ratón y las teclas</translation>
    </message>
    <message>
        <source>&amp;Sequences and Labels</source>
        <translation>&amp;Secuencias y etiquetas</translation>
    </message>
    <message>
        <source>What the four sequences show and what the labels mean, on the demonstration case</source>
        <translation>Lo que muestran las cuatro secuencias y lo que significan las etiquetas, en el caso de demostración</translation>
    </message>
    <message>
        <source>&amp;About Glioscope</source>
        <translation>&amp;Acerca de Glioscope</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Rueda</translation>
    </message>
    <message>
        <source>Window and level from the box</source>
        <translation>Ventana y nivel según el recuadro</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Doble clic</translation>
    </message>
    <message>
        <source>Space + left drag</source>
        <translation>Espacio + arrastrar con el izquierdo</translation>
    </message>
    <message>
        <source>Ctrl + left drag</source>
        <translation>Ctrl + arrastrar con el izquierdo</translation>
    </message>
    <message>
        <source>W + left drag</source>
        <translation>W + arrastrar con el izquierdo</translation>
    </message>
    <message>
        <source>Left drag</source>
        <translation>Arrastrar con el izquierdo</translation>
    </message>
    <message>
        <source>Left click</source>
        <translation>Clic izquierdo</translation>
    </message>
    <message>
        <source>Middle drag</source>
        <translation>Arrastrar con el central</translation>
    </message>
    <message>
        <source>Right drag</source>
        <translation>Arrastrar con el derecho</translation>
    </message>
    <message>
        <source>Right click</source>
        <translation>Clic derecho</translation>
    </message>
    <message>
        <source>Shift + move</source>
        <translation>Mayús + mover</translation>
    </message>
    <message>
        <source>Shift + wheel</source>
        <translation>Mayús + rueda</translation>
    </message>
    <message>
        <source>Ctrl + wheel</source>
        <translation>Ctrl + rueda</translation>
    </message>
    <message>
        <source>Places the crosshair, in all panes</source>
        <translation>Coloca la cruz, en todas las vistas</translation>
    </message>
    <message>
        <source>Window (across) and level (up and down)</source>
        <translation>Ventana (a lo ancho) y nivel (arriba y abajo)</translation>
    </message>
    <message>
        <source>Moves the picture</source>
        <translation>Mueve la imagen</translation>
    </message>
    <message>
        <source>Zooms</source>
        <translation>Hace zoom</translation>
    </message>
    <message>
        <source>Through the slices</source>
        <translation>Por los cortes</translation>
    </message>
    <message>
        <source>Five slices at a time</source>
        <translation>De cinco en cinco cortes</translation>
    </message>
    <message>
        <source>Opens the menu of the pane</source>
        <translation>Abre el menú de la vista</translation>
    </message>
    <message>
        <source>One pane or all</source>
        <translation>Una vista o todas</translation>
    </message>
    <message>
        <source> or </source>
        <translation> o </translation>
    </message>
    <message>
        <source>Radiology: %1. Research: %2</source>
        <translation>Radiología: %1. Investigación: %2</translation>
    </message>
    <message>
        <source>Mouse in 3D</source>
        <translation>Ratón en 3D</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>Gira</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>Mueve</translation>
    </message>
    <message>
        <source>Right drag or wheel</source>
        <translation>Arrastrar con el derecho o rueda</translation>
    </message>
    <message>
        <source>Places the crosshair on a surface</source>
        <translation>Coloca la cruz en una superficie</translation>
    </message>
    <message>
        <source>Overlay, held</source>
        <translation>Superposición, mantenida</translation>
    </message>
    <message>
        <source>The picture without overlay</source>
        <translation>La imagen sin superposición</translation>
    </message>
    <message>
        <source>Part of what it does, or a key</source>
        <translation>Parte de lo que hace, o una tecla</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Buscar</translation>
    </message>
    <message>
        <source>Nothing here has “%1” in it.</source>
        <translation>Aquí nada contiene «%1».</translation>
    </message>
    <message>
        <source>FLAIR: T2 without free water</source>
        <translation>FLAIR: T2 sin el agua libre</translation>
    </message>
    <message>
        <source>T1</source>
        <translation>T1</translation>
    </message>
    <message>
        <source>T1ce: T1 after contrast agent</source>
        <translation>T1ce: T1 tras el contraste</translation>
    </message>
    <message>
        <source>T2</source>
        <translation>T2</translation>
    </message>
    <message>
        <source>Cerebrospinal fluid (CSF) is dark, since its signal is suppressed; oedema is bright. The whole tumour is outlined here. Gliosis beside the ventricles is bright as well and is no tumour.</source>
        <translation>El líquido cefalorraquídeo (LCR) es oscuro, pues su señal se suprime; el edema es brillante. Aquí se contornea el tumor completo. La gliosis junto a los ventrículos también es brillante y no es tumor.</translation>
    </message>
    <message>
        <source>White matter is brighter than grey matter, CSF is dark. Oedema and tumour are darker than white matter. Its use is the comparison with T1ce: what was bright before, as blood can be, does not enhance.</source>
        <translation>La sustancia blanca es más brillante que la gris, el LCR es oscuro. Edema y tumor son más oscuros que la sustancia blanca. Sirve para comparar con T1ce: lo que ya era brillante antes, como puede serlo la sangre, no realza.</translation>
    </message>
    <message>
        <source>Enhancing tumour is bright here and not on T1: contrast agent leaks out where the blood-brain barrier is broken. The necrotic core inside the rim stays dark. Vessels and choroid plexus enhance too; that is normal.</source>
        <translation>El tumor realzante es brillante aquí y no en T1: el contraste se extravasa donde la barrera hematoencefálica está rota. El núcleo necrótico dentro del anillo sigue oscuro. También realzan los vasos y los plexos coroideos; es normal.</translation>
    </message>
    <message>
        <source>CSF is bright, and so are oedema and necrosis; grey matter is brighter than white matter. It shows all that holds water; FLAIR tells oedema from CSF.</source>
        <translation>El LCR es brillante, y también el edema y la necrosis; la sustancia gris es más brillante que la blanca. Muestra todo lo que contiene agua; FLAIR distingue el edema del LCR.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Dark on T1ce inside the enhancing rim, bright on T2. Parts of the core that do not enhance are counted here as well.</source>
        <translation>Oscuro en T1ce dentro del anillo realzante, brillante en T2. Aquí se cuentan también las partes del núcleo que no realzan.</translation>
    </message>
    <message>
        <source>Bright on FLAIR and T2 around the core, and not bright on T1ce: swelling, with tumour cells that have spread into it.</source>
        <translation>Brillante en FLAIR y T2 alrededor del núcleo, y no en T1ce: hinchazón, con células tumorales que se han extendido a ella.</translation>
    </message>
    <message>
        <source>Bright on T1ce and not on T1; mostly a rim around the necrotic core.</source>
        <translation>Brillante en T1ce y no en T1; casi siempre un anillo alrededor del núcleo necrótico.</translation>
    </message>
    <message>
        <source>NCR and ET together: what a surgeon removes as a rule.</source>
        <translation>NCR y ET juntos: lo que el cirujano extirpa por regla general.</translation>
    </message>
    <message>
        <source>NCR, ED and ET together: all that is bright on FLAIR or belongs to the core.</source>
        <translation>NCR, ED y ET juntos: todo lo que es brillante en FLAIR o pertenece al núcleo.</translation>
    </message>
    <message>
        <source>What an operation left, filled with fluid; part of no region.</source>
        <translation>Lo que dejó una operación, lleno de líquido; no forma parte de ninguna región.</translation>
    </message>
    <message>
        <source>What do the labels mean?</source>
        <translation>¿Qué significan las etiquetas?</translation>
    </message>
    <message>
        <source>The numbers in the labels of %1 can mean several things, and nothing in its names decides. Where does the case come from?</source>
        <translation>Los números de las etiquetas de %1 pueden significar varias cosas, y nada en sus nombres lo decide. ¿De dónde procede el caso?</translation>
    </message>
    <message>
        <source>A 4 is enhancing tumour (ET) to 2021 and, after an operation, the resection cavity (RC) from 2024.</source>
        <translation>Un 4 es tumor realzante (ET) hasta 2021 y, tras una operación, la cavidad de resección (RC) desde 2024.</translation>
    </message>
    <message>
        <source>The labels hold a number that this scheme does not have.</source>
        <translation>Las etiquetas contienen un número que este esquema no tiene.</translation>
    </message>
    <message>
        <source>Open it without the labels</source>
        <translation>Abrirlo sin las etiquetas</translation>
    </message>
    <message>
        <source>Mouse and Keys</source>
        <translation>Ratón y teclas</translation>
    </message>
    <message>
        <source>Mouse in slices</source>
        <translation>Ratón en los cortes</translation>
    </message>
    <message>
        <source>Layouts of the panes</source>
        <translation>Disposiciones de las vistas</translation>
    </message>
    <message>
        <source>About Glioscope</source>
        <translation>Acerca de Glioscope</translation>
    </message>
    <message>
        <source>Viewer and segmentation for brain-tumour MRI. Volumes stay on this computer; nothing is sent anywhere.</source>
        <translation>Visor y segmentación para RM de tumores cerebrales. Los volúmenes se quedan en este equipo; no se envía nada a ninguna parte.</translation>
    </message>
    <message>
        <source>For research and teaching, not for diagnosis.</source>
        <translation>Para investigación y docencia, no para diagnóstico.</translation>
    </message>
    <message>
        <source>Built with Qt, VTK, ITK, LibTorch and HDF5. Apache License 2.0.</source>
        <translation>Hecho con Qt, VTK, ITK, LibTorch y HDF5. Licencia Apache 2.0.</translation>
    </message>
    <message>
        <source>Segmentation not saved</source>
        <translation>Segmentación sin guardar</translation>
    </message>
    <message>
        <source>Segmentations not saved</source>
        <translation>Segmentaciones sin guardar</translation>
    </message>
    <message>
        <source>The segmentation %1 is not saved. Without saving it is lost.</source>
        <translation>La segmentación %1 no está guardada. Si no se guarda, se pierde.</translation>
    </message>
    <message>
        <source>%1 segmentations of this case are not saved: %2. Without saving they are lost.</source>
        <translation>%1 segmentaciones de este caso no están guardadas: %2. Si no se guardan, se pierden.</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Guardar…</translation>
    </message>
    <message>
        <source>Save All…</source>
        <translation>Guardar todo…</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Discard All</source>
        <translation>Descartar todo</translation>
    </message>
    <message>
        <source>Segmentation going on</source>
        <translation>Segmentación en curso</translation>
    </message>
    <message>
        <source>This case is being segmented. Leaving it ends that without a result.</source>
        <translation>Este caso se está segmentando. Salir de él lo termina sin resultado.</translation>
    </message>
    <message>
        <source>End It</source>
        <translation>Terminarla</translation>
    </message>
    <message>
        <source>Stop the segmentation?</source>
        <translation>¿Detener la segmentación?</translation>
    </message>
    <message>
        <source>What is done already stays. The model that runs now leaves no result.</source>
        <translation>Lo ya hecho se conserva. El modelo en curso no deja resultado.</translation>
    </message>
    <message>
        <source>Stop It</source>
        <translation>Detenerla</translation>
    </message>
    <message>
        <source>Remove the segmentation?</source>
        <translation>¿Quitar la segmentación?</translation>
    </message>
    <message>
        <source>%1 is not saved. Removing it loses it.</source>
        <translation>%1 no está guardada. Si se quita, se pierde.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Axes not at right angles</source>
        <translation>Ejes no perpendiculares</translation>
    </message>
    <message>
        <source>The axes of %1 are not at right angles, which cannot be shown as it is. Straightened, they open, and a corner moves by up to %2 mm; what is measured there is off by as much. The panel Geometry says so while the case is open.</source>
        <translation>Los ejes de %1 no son perpendiculares, y así no se puede mostrar. Con los ejes enderezados se abre, y una esquina se mueve hasta %2 mm; lo que se mida ahí se desvía otro tanto. El panel Geometría lo dice mientras el caso esté abierto.</translation>
    </message>
    <message>
        <source>&amp;Straighten and Open</source>
        <translation>&amp;Enderezar y abrir</translation>
    </message>
    <message>
        <source>Replace the file?</source>
        <translation>¿Reemplazar el archivo?</translation>
    </message>
    <message>
        <source>Replace the files?</source>
        <translation>¿Reemplazar los archivos?</translation>
    </message>
    <message>
        <source>%1 is there already. Replacing it loses what it holds.</source>
        <translation>%1 ya existe. Al reemplazarlo se pierde lo que contiene.</translation>
    </message>
    <message>
        <source>%1 are there already. Replacing them loses what they hold.</source>
        <translation>%1 ya existen. Al reemplazarlos se pierde lo que contienen.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>Replace All</source>
        <translation>Reemplazar todo</translation>
    </message>
    <message>
        <source>%1 was found elsewhere: %2.</source>
        <translation>%1: hallado en otro lugar: %2.</translation>
    </message>
    <message>
        <source>%1 has changed since the session was saved: %2. It is shown as it is now.</source>
        <translation>%1 ha cambiado desde que se guardó la sesión: %2. Se muestra como está ahora.</translation>
    </message>
    <message>
        <source>%1 is missing: there is no file %2.</source>
        <translation>%1 falta: no existe el archivo %2.</translation>
    </message>
    <message>
        <source>The file of the images</source>
        <translation>El archivo de las imágenes</translation>
    </message>
    <message>
        <source>The expert&apos;s segmentation</source>
        <translation>La segmentación del experto</translation>
    </message>
    <message>
        <source>The dataset %1 is not there any more, or without this case; the case is shown alone.</source>
        <translation>El conjunto de datos %1 ya no existe, o no contiene este caso; el caso se muestra solo.</translation>
    </message>
    <message>
        <source>The segmentation %1 is not restored. %2</source>
        <translation>La segmentación %1 no se restaura. %2</translation>
    </message>
    <message>
        <source>Its file leaves something open that the session does not answer any more; add it again, and you are asked.</source>
        <translation>Su archivo deja abierto algo que la sesión ya no responde; añádala de nuevo y se le preguntará.</translation>
    </message>
    <message>
        <source>Its result is not kept any more; run the model again.</source>
        <translation>Su resultado ya no se conserva; ejecute el modelo de nuevo.</translation>
    </message>
    <message>
        <source>%1 is not kept any more; run the model again.</source>
        <translation>%1 ya no se conserva; ejecute el modelo de nuevo.</translation>
    </message>
    <message>
        <source>The segmentation %1</source>
        <translation>La segmentación %1</translation>
    </message>
    <message>
        <source>The map %1 of %2</source>
        <translation>El mapa %1 de %2</translation>
    </message>
    <message>
        <source>The session&apos;s measurements are not restored: %1</source>
        <translation>Las medidas de la sesión no se restauran: %1</translation>
    </message>
    <message>
        <source>None of the images of the session %1 is there. %2</source>
        <translation>No está ninguna de las imágenes de la sesión %1. %2</translation>
    </message>
    <message>
        <source>The case&apos;s files are not as they were, so that something had to be asked; its other segmentations are not restored. Add them again.</source>
        <translation>Los archivos del caso no están como estaban, por lo que hubo que preguntar algo; sus otras segmentaciones no se restauran. Añádalas de nuevo.</translation>
    </message>
    <message>
        <source>There is not enough free memory to open this session. Close other programs and open it again.</source>
        <translation>No hay memoria libre suficiente para abrir esta sesión. Cierre otros programas y ábrala de nuevo.</translation>
    </message>
    <message>
        <source>Type three numbers, as in “L 12.5 P 3 S 40” or “voxel 120 118 77”.</source>
        <translation>Escriba tres números, como en «L 12.5 P 3 S 40» o «voxel 120 118 77».</translation>
    </message>
    <message>
        <source>This place lies outside the image, whose voxels go from 0, 0, 0 to %1, %2, %3.</source>
        <translation>Este lugar está fuera de la imagen, cuyos vóxeles van de 0, 0, 0 a %1, %2, %3.</translation>
    </message>
    <message>
        <source>“%1 %2” is no direction with a number.</source>
        <translation>«%1 %2» no es una dirección con un número.</translation>
    </message>
    <message>
        <source>“%1” gives a direction a second time.</source>
        <translation>«%1» da una dirección por segunda vez.</translation>
    </message>
    <message>
        <source>voxel</source>
        <translation>vóxel</translation>
    </message>
    <message>
        <source>%1, voxel %2 %3 %4</source>
        <translation>%1, vóxel %2 %3 %4</translation>
    </message>
    <message>
        <source>Go to a Place</source>
        <translation>Ir a un lugar</translation>
    </message>
    <message>
        <source>&amp;Millimetres, as in “L 12.5 P 3 S 40”, or “voxel 120 118 77”</source>
        <translation>&amp;Milímetros, como en «L 12.5 P 3 S 40», o «voxel 120 118 77»</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Ir</translation>
    </message>
    <message>
        <source>Segments; where two overlap the upper one counts</source>
        <translation>Segmentos; donde dos se solapan cuenta el de más arriba</translation>
    </message>
    <message>
        <source>%1 and %2: %3 ml</source>
        <translation>%1 y %2: %3 ml</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>Move &amp;Up</source>
        <translation>&amp;Subir</translation>
    </message>
    <message>
        <source>Move &amp;Down</source>
        <translation>&amp;Bajar</translation>
    </message>
    <message>
        <source>Which segment counts?</source>
        <translation>¿Qué segmento cuenta?</translation>
    </message>
    <message>
        <source>Segments of %1 overlap, and a voxel has one label here.</source>
        <translation>Hay segmentos de %1 que se solapan, y aquí un vóxel tiene una sola etiqueta.</translation>
    </message>
    <message>
        <source>&amp;Where they overlap, the upper one counts:</source>
        <translation>&amp;Donde se solapan, cuenta el de más arriba:</translation>
    </message>
    <message>
        <source>The engine cannot be handed anything in %1: %2. Free the folder or its disk and try again.</source>
        <translation>No se puede pasar nada al motor en %1: %2. Libere la carpeta o su disco e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>series %1</source>
        <translation>serie %1</translation>
    </message>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
    <message>
        <source>Which is the %1: %2? Choose it below.</source>
        <translation>¿Cuál es la %1: %2? Elíjala abajo.</translation>
    </message>
    <message>
        <source>The files do not say whether contrast agent had been given (%1). Choose below which is T1 and which T1ce, or that there is none.</source>
        <translation>Los archivos no dicen si se había administrado contraste (%1). Elija abajo cuál es T1 y cuál T1ce, o que no hay ninguna.</translation>
    </message>
    <message>
        <source>Series %1 is chosen for two sequences; a series is one of them.</source>
        <translation>La serie %1 está elegida para dos secuencias; una serie es solo una de ellas.</translation>
    </message>
    <message>
        <source>The chosen series belong to several studies; choose those of one.</source>
        <translation>Las series elegidas son de varios estudios; elija las de uno solo.</translation>
    </message>
    <message>
        <source>No series is chosen. Choose at least one to look at.</source>
        <translation>No hay ninguna serie elegida. Elija al menos una para verla.</translation>
    </message>
    <message>
        <source>No series is the %1. The case opens without it to be looked at; segmenting needs FLAIR, T1, T1ce and T2.</source>
        <translation>Ninguna serie es %1. El caso se abre sin ella para verlo; para segmentar hacen falta FLAIR, T1, T1ce y T2.</translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) cannot be read and are left out. The first: %1</source>
        <translation>
            <numerusform>%n imagen no se puede leer y se omite. Es esta: %1</numerusform>
            <numerusform>%n imágenes no se pueden leer y se omiten. La primera: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>no number</source>
        <translation>sin número</translation>
    </message>
    <message>
        <source>%1 (volume %2)</source>
        <translation>%1 (volumen %2)</translation>
    </message>
    <message>
        <source>%1 (study %2)</source>
        <translation>%1 (estudio %2)</translation>
    </message>
    <message>
        <source>Phantoms first: %1 %</source>
        <translation>Fantomas primero: %1 %</translation>
    </message>
    <message>
        <source>phantoms first</source>
        <translation>fantomas primero</translation>
    </message>
    <message>
        <source>The sequences&apos; moves are not restored. %1</source>
        <translation>Los movimientos de las secuencias no se restauran. %1</translation>
    </message>
    <message>
        <source>The brain mask</source>
        <translation>La máscara del cerebro</translation>
    </message>
    <message>
        <source>The brain mask is not restored. %1</source>
        <translation>La máscara del cerebro no se restaura. %1</translation>
    </message>
</context>
<context>
    <name>glioscope::Actions</name>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>La&amp;yout</source>
        <translation>Dispos&amp;ición</translation>
    </message>
    <message>
        <source>3&amp;D View</source>
        <translation>Vista &amp;3D</translation>
    </message>
    <message>
        <source>M&amp;ouse</source>
        <translation>R&amp;atón</translation>
    </message>
    <message>
        <source>Conve&amp;ntion</source>
        <translation>C&amp;onvención</translation>
    </message>
    <message>
        <source>A&amp;ppearance</source>
        <translation>A&amp;pariencia</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Choose the layout of the panes</source>
        <translation>Elegir la disposición de las vistas</translation>
    </message>
    <message>
        <source>Measure on a slice</source>
        <translation>Medir sobre un corte</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Mediciones</translation>
    </message>
    <message>
        <source>&amp;Window/Level</source>
        <translation>Ventana/nivel</translation>
    </message>
    <message>
        <source>Sla&amp;b</source>
        <translation>&amp;Bloque</translation>
    </message>
    <message>
        <source>C&amp;ine</source>
        <translation>Cine</translation>
    </message>
    <message>
        <source>&amp;Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>&amp;Recent</source>
        <translation>R&amp;ecientes</translation>
    </message>
    <message>
        <source>&amp;Overlay</source>
        <translation>&amp;Superposición</translation>
    </message>
    <message>
        <source>&amp;Segmentation</source>
        <translation>Se&amp;gmentación</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Barra de herramientas</translation>
    </message>
</context>
<context>
    <name>glioscope::AlignChoice</name>
    <message>
        <source>The sequences lie on grids of their own and show whole heads: %1 % of what is bright lies outside the brain.</source>
        <translation>Las secuencias están en rejillas propias y muestran cabezas enteras: el %1 % de lo que brilla está fuera del cerebro.</translation>
    </message>
    <message>
        <source>The images show whole heads: %1 % of what is bright lies outside the brain. Models were trained on brains alone.</source>
        <translation>Las imágenes muestran cabezas enteras: el %1 % de lo que brilla está fuera del cerebro. Los modelos se entrenaron solo con cerebros.</translation>
    </message>
    <message>
        <source>The sequences lie on grids of their own.</source>
        <translation>Las secuencias están en rejillas propias.</translation>
    </message>
    <message>
        <source>The images show brains without skull.</source>
        <translation>Las imágenes muestran cerebros sin cráneo.</translation>
    </message>
    <message>
        <source>The images show whole heads: %1 % of what is bright lies outside the brain. Models were trained on brains alone and may mark bone or scalp as tumour.</source>
        <translation>Las imágenes muestran cabezas enteras: el %1 % de lo que brilla está fuera del cerebro. Los modelos se entrenaron solo con cerebros y pueden marcar hueso o cuero cabelludo como tumor.</translation>
    </message>
    <message>
        <source>Whether the images show brains without skull, as models need them, is not known: %1</source>
        <translation>No se sabe si las imágenes muestran cerebros sin cráneo, como los necesitan los modelos: %1</translation>
    </message>
    <message>
        <source>Align sequences and strip the skull (&amp;J)</source>
        <translation>Corregistrar &amp;las secuencias y quitar el cráneo</translation>
    </message>
    <message>
        <source>Moves FLAIR, T1 and T2 onto the T1ce and takes away what is no brain, in memory: each image is resampled once, and the result lies on the T1ce&apos;s own grid</source>
        <translation>Mueve FLAIR, T1 y T2 a la T1ce y quita lo que no es cerebro, en memoria: cada imagen se remuestrea una sola vez y el resultado está en la rejilla propia de la T1ce</translation>
    </message>
</context>
<context>
    <name>glioscope::AlignCommands</name>
    <message>
        <source>Whether %1 lies on the T1ce after its move has to be looked at.</source>
        <translation>Hay que mirar si %1 encaja en la T1ce después de moverse.</translation>
    </message>
    <message>
        <source>Align Sequences…</source>
        <translation>Corregistrar las secuencias…</translation>
    </message>
</context>
<context>
    <name>glioscope::AlignDialog</name>
    <message>
        <source>Moves of the sequences onto the T1ce</source>
        <translation>Movimientos de las secuencias a la T1ce</translation>
    </message>
    <message>
        <source>Align Sequences</source>
        <translation>Corregistrar las secuencias</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>Plano</translation>
    </message>
    <message>
        <source>Axial</source>
        <translation>Axial</translation>
    </message>
    <message>
        <source>Coronal</source>
        <translation>Coronal</translation>
    </message>
    <message>
        <source>Sagittal</source>
        <translation>Sagital</translation>
    </message>
    <message>
        <source>Slice, mm from the middle</source>
        <translation>Corte, mm desde el centro</translation>
    </message>
    <message>
        <source>&amp;Accept This Move</source>
        <translation>&amp;Aceptar este movimiento</translation>
    </message>
    <message>
        <source>You have looked at it, and it fits</source>
        <translation>Lo ha mirado y encaja</translation>
    </message>
    <message>
        <source>&amp;Try Other Starts</source>
        <translation>&amp;Probar otros inicios</translation>
    </message>
    <message>
        <source>Registers this sequence once more, from other rotations and shifts</source>
        <translation>Vuelve a corregistrar esta secuencia desde otras rotaciones y desplazamientos</translation>
    </message>
    <message>
        <source>&amp;Leave Where It Lies</source>
        <translation>&amp;Dejar donde está</translation>
    </message>
    <message>
        <source>This sequence is not moved: it lies on the T1ce as its file says</source>
        <translation>Esta secuencia no se mueve: encaja en la T1ce como dice su archivo</translation>
    </message>
    <message>
        <source>Progress of the alignment</source>
        <translation>Progreso del corregistro</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancelar</translation>
    </message>
    <message>
        <source>&amp;Use These Moves</source>
        <translation>&amp;Usar estos movimientos</translation>
    </message>
    <message>
        <source>Shows the sequences where they lead, and has the next run take them</source>
        <translation>Muestra las secuencias donde estos las llevan, y la próxima ejecución los toma</translation>
    </message>
    <message>
        <source>Show as the &amp;Files Say</source>
        <translation>&amp;Mostrar según los archivos</translation>
    </message>
    <message>
        <source>Uses no moves; the next run looks for them by itself</source>
        <translation>No usa ningún movimiento; la próxima ejecución los busca por sí misma</translation>
    </message>
    <message>
        <source>The sequences are brains without skull on one grid already, and stay as they are.</source>
        <translation>Las secuencias ya son cerebros sin cráneo en una sola rejilla y se quedan como están.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 may not lie on the T1ce: %2. See whether edges run on from square to square, and whether the ventricles coincide.</source>
        <translation>Puede que %1 no encaje en la T1ce: %2. Mire si los bordes siguen de un cuadro a otro y si coinciden los ventrículos.</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
</context>
<context>
    <name>glioscope::AuditTable</name>
    <message>
        <source>Good</source>
        <translation>Correcto</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Paciente</translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation>Secuencias</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Rejilla</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
</context>
<context>
    <name>glioscope::BrainMask</name>
    <message>
        <source>Nothing would be left of the brain mask; it stays as it was.</source>
        <translation>No quedaría nada de la máscara cerebral; se queda como estaba.</translation>
    </message>
    <message>
        <source>Nothing of this mask lies within the T1ce; the brain mask stays as it was.</source>
        <translation>Nada de esta máscara está dentro de la T1ce; la máscara cerebral se queda como estaba.</translation>
    </message>
</context>
<context>
    <name>glioscope::BrainRow</name>
    <message>
        <source>Grow by (&amp;M)</source>
        <translation>Ampliar (&amp;Q)</translation>
    </message>
    <message>
        <source>Mask from File…</source>
        <translation>Máscara de archivo…</translation>
    </message>
    <message>
        <source>Remove Mask</source>
        <translation>Quitar máscara</translation>
    </message>
    <message>
        <source>Millimetres by which the brain mask is grown, or below 0 shrunk</source>
        <translation>Milímetros que se amplía la máscara cerebral, o que se reduce si son menos de 0</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>Finds the brain in all sequences and outlines it in the panes, to look at it and to change it before the run</source>
        <translation>Busca el cerebro en todas las secuencias y lo contornea en las vistas, para mirarlo y cambiarlo antes de la ejecución</translation>
    </message>
    <message>
        <source>Takes a mask of this brain, not 0 in it, where the T1ce is</source>
        <translation>Toma una máscara de este cerebro, distinta de 0 en él, donde está la T1ce</translation>
    </message>
    <message>
        <source>The run finds the brain by itself</source>
        <translation>La ejecución busca el cerebro por sí misma</translation>
    </message>
    <message>
        <source>Brain mask: %1 ml. The run takes it as it is outlined.</source>
        <translation>Máscara cerebral: %1 ml. La ejecución la toma como está contorneada.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Find Brain Mask</source>
        <translation>Buscar máscara</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Empezando</translation>
    </message>
    <message>
        <source>Open a mask of this brain</source>
        <translation>Abrir una máscara de este cerebro</translation>
    </message>
    <message>
        <source>Volumes (%1);;All files (*)</source>
        <translation>Volúmenes (%1);;Todos los archivos (*)</translation>
    </message>
</context>
<context>
    <name>glioscope::CaseListDock</name>
    <message>
        <source>Cases</source>
        <translation>Casos</translation>
    </message>
    <message>
        <source>&amp;All Columns</source>
        <translation>&amp;Todas las columnas</translation>
    </message>
    <message>
        <source>Labels, all volumes and models&apos; results, too</source>
        <translation>También etiquetas, todos los volúmenes y los resultados de modelos</translation>
    </message>
    <message>
        <source>Part of a name</source>
        <translation>Parte de un nombre</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>Todos los casos</translation>
    </message>
    <message>
        <source>Not done yet</source>
        <translation>Aún no hechos</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Missing a sequence</source>
        <translation>Sin alguna secuencia</translation>
    </message>
    <message>
        <source>With labels</source>
        <translation>Con etiquetas</translation>
    </message>
    <message>
        <source>Without labels</source>
        <translation>Sin etiquetas</translation>
    </message>
    <message>
        <source>With models&apos; results</source>
        <translation>Con resultados de modelos</translation>
    </message>
    <message>
        <source>That did not open</source>
        <translation>Que no se abrieron</translation>
    </message>
    <message>
        <source>&amp;Sort by</source>
        <translation>&amp;Ordenar por</translation>
    </message>
    <message>
        <source>&amp;Forget Kept Pictures and Volumes</source>
        <translation>&amp;Olvidar imágenes y volúmenes guardados</translation>
    </message>
    <message>
        <source>Of all cases, from this computer&apos;s cache; the table keeps what it shows</source>
        <translation>De todos los casos, de la caché de este equipo; la tabla conserva lo que muestra</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabla</translation>
    </message>
    <message>
        <source>Columns, and what is kept of cases</source>
        <translation>Columnas, y lo que se conserva de los casos</translation>
    </message>
    <message>
        <source>Filte&amp;r</source>
        <translation>Te&amp;xto</translation>
    </message>
    <message>
        <source>&amp;Quick filter</source>
        <translation>Filtro rápido (&amp;W)</translation>
    </message>
    <message>
        <source>Cases (%1)</source>
        <translation>Casos (%1)</translation>
    </message>
    <message>
        <source>Cases (%1 of %2)</source>
        <translation>Casos (%1 de %2)</translation>
    </message>
    <message>
        <source>None of the %1 cases matches “%2”.</source>
        <translation>Ninguno de los %1 casos coincide con «%2».</translation>
    </message>
    <message>
        <source>None of the %1 cases is of this kind: %2.</source>
        <translation>Ninguno de los %1 casos es de esta clase: %2.</translation>
    </message>
    <message>
        <source>None of the %1 cases matches “%2” and is of this kind: %3.</source>
        <translation>Ninguno de los %1 casos coincide con «%2» y es de esta clase: %3.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Read All</source>
        <translation>Leer todos</translation>
    </message>
    <message>
        <source>Reading: %1 of %2 cases.</source>
        <translation>Leyendo: %1 de %2 casos.</translation>
    </message>
    <message>
        <source>%1 of %2 cases are read; the others come last.</source>
        <translation>Leídos %1 de %2 casos; los demás van al final.</translation>
    </message>
</context>
<context>
    <name>glioscope::CaseNameDelegate</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>glioscope::CaseSession</name>
    <message>
        <source>%1 would take the place of the %2 of the case %3, %4; nothing was written. Choose another name or folder.</source>
        <translation>%1 ocuparía el lugar de %2 del caso %3, %4; no se ha escrito nada. Elija otro nombre u otra carpeta.</translation>
    </message>
    <message>
        <source>the demonstration case</source>
        <translation>el caso de demostración</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>Experto</translation>
    </message>
    <message>
        <source>Majority of %1</source>
        <translation>Mayoría de %1</translation>
    </message>
    <message>
        <source>Mean of %1</source>
        <translation>Media de %1</translation>
    </message>
    <message>
        <source>The segmentation that was to be saved is not there any more; nothing was written.</source>
        <translation>La segmentación que se iba a guardar ya no existe; no se ha escrito nada.</translation>
    </message>
    <message>
        <source>Brain mask</source>
        <translation>Máscara cerebral</translation>
    </message>
</context>
<context>
    <name>glioscope::CaseTable</name>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>not clear</source>
        <translation>no está claro</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
    <message>
        <source>no labels</source>
        <translation>sin etiquetas</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>las etiquetas</translation>
    </message>
    <message>
        <source>all four</source>
        <translation>las cuatro</translation>
    </message>
    <message>
        <source>no %1</source>
        <translation>sin %1</translation>
    </message>
    <message>
        <source>The case has no expert&apos;s labels.</source>
        <translation>El caso no tiene etiquetas del experto.</translation>
    </message>
    <message>
        <source>Read once it is in sight.</source>
        <translation>Se lee cuando está a la vista.</translation>
    </message>
    <message>
        <source>Kept in the cache: %1</source>
        <translation>En la caché: %1</translation>
    </message>
    <message>
        <source>done</source>
        <translation>hecho</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>%1 of the expert&apos;s labels in millilitres; a dash where there are none</source>
        <translation>%1 de las etiquetas del experto en mililitros; un guion si no las hay</translation>
    </message>
    <message>
        <source>Models whose segmentations lie beside the case or are kept in the cache</source>
        <translation>Modelos cuyas segmentaciones están junto al caso o se guardan en la caché</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation>Secuencias</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>WT, ml</source>
        <translation>WT, ml</translation>
    </message>
    <message>
        <source>TC, ml</source>
        <translation>TC, ml</translation>
    </message>
    <message>
        <source>ET, ml</source>
        <translation>ET, ml</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
</context>
<context>
    <name>glioscope::CaseView</name>
    <message>
        <source>Cases of the dataset</source>
        <translation>Casos del conjunto de datos</translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation>Secuencias</translation>
    </message>
    <message>
        <source>BraTS from 2023</source>
        <translation>BraTS desde 2023</translation>
    </message>
    <message>
        <source>WT, ml</source>
        <translation>WT, ml</translation>
    </message>
    <message>
        <source>unet, resunet</source>
        <translation>unet, resunet</translation>
    </message>
</context>
<context>
    <name>glioscope::CohortCommands</name>
    <message>
        <source>Open the folder of a comparison</source>
        <translation>Abrir la carpeta de una comparación</translation>
    </message>
    <message>
        <source>The comparison does not tell where %1 lies; run glioscope-engine compare again.</source>
        <translation>La comparación no dice dónde está %1; ejecute glioscope-engine compare de nuevo.</translation>
    </message>
</context>
<context>
    <name>glioscope::CohortDialog</name>
    <message>
        <source>Comparison of a Dataset – %1</source>
        <translation>Comparación de un conjunto de datos – %1</translation>
    </message>
    <message>
        <source>&amp;Structure:</source>
        <translation>&amp;Estructura:</translation>
    </message>
    <message>
        <source>A click or Enter opens the case with this segmentation, where it differs most from the expert&apos;s. Ctrl and a click put another segmentation of the same case beside it.</source>
        <translation>Un clic o Intro abre el caso con esta segmentación, donde más difiere de la del experto. Ctrl y un clic ponen a su lado otra segmentación del mismo caso.</translation>
    </message>
</context>
<context>
    <name>glioscope::CohortTable</name>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation>Dice</translation>
    </message>
    <message>
        <source>HD95 (mm)</source>
        <translation>HD95 (mm)</translation>
    </message>
    <message>
        <source>Volume (ml)</source>
        <translation>Volumen (ml)</translation>
    </message>
    <message>
        <source>Reference (ml)</source>
        <translation>Referencia (ml)</translation>
    </message>
</context>
<context>
    <name>glioscope::Comparison</name>
    <message>
        <source>There is nothing to compare yet: a disagreement needs two segmentations of this case.</source>
        <translation>Aún no hay nada que comparar: una discrepancia requiere dos segmentaciones de este caso.</translation>
    </message>
    <message>
        <source>Disagreement %1 of %2: %3 ml, %4 for %5, not for %6.</source>
        <translation>Discrepancia %1 de %2: %3 ml, %4 según %5, no según %6.</translation>
    </message>
    <message>
        <source>The segmentations agree on every voxel of %1.</source>
        <translation>Las segmentaciones coinciden en todos los vóxeles de %1.</translation>
    </message>
</context>
<context>
    <name>glioscope::ComparisonDock</name>
    <message>
        <source>Comparison</source>
        <translation>Comparación</translation>
    </message>
    <message>
        <source>What the others are held against: the expert&apos;s, or any other</source>
        <translation>Con qué se comparan las demás: la del experto o cualquier otra</translation>
    </message>
    <message>
        <source>What figures, disagreements and maps are about</source>
        <translation>De qué tratan cifras, discrepancias y mapas</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Drawn in place of the segmentations; S hides it with the overlay</source>
        <translation>Se dibuja en lugar de las segmentaciones; S lo oculta con la superposición</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Agreement (how many)</source>
        <translation>Acuerdo (cuántas)</translation>
    </message>
    <message>
        <source>Errors against reference</source>
        <translation>Errores frente a la referencia</translation>
    </message>
    <message>
        <source>Opacity of the map</source>
        <translation>Opacidad del mapa</translation>
    </message>
    <message>
        <source>Hel&amp;d against</source>
        <translation>En re&amp;lación con</translation>
    </message>
    <message>
        <source>La&amp;bel or region</source>
        <translation>Et&amp;iqueta o región</translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation>Ma&amp;pa</translation>
    </message>
    <message>
        <source>O&amp;pacity</source>
        <translation>Opaci&amp;dad</translation>
    </message>
    <message>
        <source>Figures of each segmentation against the reference</source>
        <translation>Cifras de cada segmentación frente a la referencia</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy the whole table, for a spreadsheet</source>
        <translation>Copiar la tabla entera, para una hoja de cálculo</translation>
    </message>
    <message>
        <source>Against the reference</source>
        <translation>Frente a la referencia</translation>
    </message>
    <message>
        <source>By whose conventions figures are given where a mask is empty, and by lesion; and the tolerance of surface Dice</source>
        <translation>Según qué convenciones se dan las cifras si una máscara está vacía, y por lesión; y la tolerancia del Dice de superficie</translation>
    </message>
    <message>
        <source>Where a mask is empty</source>
        <translation>Si una máscara está vacía</translation>
    </message>
    <message>
        <source>By lesion</source>
        <translation>Por lesión</translation>
    </message>
    <message>
        <source>Surface Dice within</source>
        <translation>Dice de superficie dentro de</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>Surfaces that are no further apart than this count as the same</source>
        <translation>Las superficies que no se separan más que esto cuentan como la misma</translation>
    </message>
    <message>
        <source>Places where the segmentations disagree</source>
        <translation>Lugares donde las segmentaciones discrepan</translation>
    </message>
    <message>
        <source>What each segmentation says under the pointer</source>
        <translation>Lo que dice cada segmentación bajo el puntero</translation>
    </message>
    <message>
        <source>Under the pointer</source>
        <translation>Bajo el puntero</translation>
    </message>
    <message>
        <source>Comparing takes two segmentations of this case: run a model under Segmentation, or another one.</source>
        <translation>Comparar requiere dos segmentaciones de este caso: ejecute un modelo en Segmentación, u otro más.</translation>
    </message>
    <message>
        <source>Open a case and segment it to see here where models differ from the expert and from each other.</source>
        <translation>Abra un caso y segméntelo para ver aquí en qué difieren los modelos del experto y entre sí.</translation>
    </message>
    <message>
        <source>True positive (both)</source>
        <translation>Verdadero positivo (ambas)</translation>
    </message>
    <message>
        <source>False positive (not %1)</source>
        <translation>Falso positivo (no %1)</translation>
    </message>
    <message>
        <source>False negative (%1 alone)</source>
        <translation>Falso negativo (solo %1)</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>Todas (%1)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Comparando…</translation>
    </message>
    <message>
        <source>They agree on every voxel of %1.</source>
        <translation>Coinciden en todos los vóxeles de %1.</translation>
    </message>
    <message>
        <source>%L1 disagreements on %2, together %3 ml</source>
        <translation>%L1 discrepancias en %2, en total %3 ml</translation>
    </message>
    <message>
        <source>Who shares how much of %1</source>
        <translation>Quién comparte cuánto de %1</translation>
    </message>
</context>
<context>
    <name>glioscope::CurvePlot</name>
    <message>
        <source>No points yet</source>
        <translation>Aún no hay puntos</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Aún no hay nada</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>Época</translation>
    </message>
    <message>
        <source>Epoch %1: %2 %3</source>
        <translation>Época %1: %2 %3</translation>
    </message>
</context>
<context>
    <name>glioscope::DataPage</name>
    <message>
        <source>Choose a folder of cases first.</source>
        <translation>Elija antes una carpeta de casos.</translation>
    </message>
    <message>
        <source>The folder %1 does not exist; choose another.</source>
        <translation>La carpeta %1 no existe; elija otra.</translation>
    </message>
    <message>
        <source>The folder %1 may not be read by you; have its owner allow it, or choose another.</source>
        <translation>Usted no puede leer la carpeta %1; pida permiso a su propietario o elija otra.</translation>
    </message>
    <message>
        <source>Folder of cases</source>
        <translation>Carpeta de casos</translation>
    </message>
    <message>
        <source>Table of cases and patients</source>
        <translation>Tabla de casos y pacientes</translation>
    </message>
    <message>
        <source>Tables (*.csv);;All files (*)</source>
        <translation>Tablas (*.csv);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Check the Cases</source>
        <translation>Comprobar los casos</translation>
    </message>
    <message>
        <source>As the files say</source>
        <translation>Como dicen los archivos</translation>
    </message>
    <message>
        <source>One folder a case, with four sequences and the expert&apos;s labels</source>
        <translation>Una carpeta por caso, con cuatro secuencias y las etiquetas del experto</translation>
    </message>
    <message>
        <source>Label values</source>
        <translation>Valores de etiquetas</translation>
    </message>
    <message>
        <source>As names and folders tell; else a table of case,patient</source>
        <translation>Como dicen nombres y carpetas; si no, una tabla de case,patient</translation>
    </message>
    <message>
        <source>Scans of one patient are kept on one side of every split. Where the column Patient below is wrong, a table with the columns case and patient says it right.</source>
        <translation>Los estudios de un mismo paciente quedan en el mismo lado de toda división. Donde la columna Paciente de abajo se equivoca, una tabla con las columnas case y patient lo corrige.</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Pacientes</translation>
    </message>
    <message>
        <source>Looking for cases</source>
        <translation>Buscando casos</translation>
    </message>
    <message>
        <source>Cases and what is wrong with them</source>
        <translation>Los casos y lo que les falla</translation>
    </message>
    <message>
        <source>Cancelled; nothing was changed.</source>
        <translation>Cancelado; no se ha cambiado nada.</translation>
    </message>
</context>
<context>
    <name>glioscope::DicomCommands</name>
    <message>
        <source>Saving was cancelled; nothing was written.</source>
        <translation>Se canceló el guardado; no se escribió nada.</translation>
    </message>
    <message>
        <source>A DICOM segmentation names the images that it was made of, and this case came as files that do not say which study they are from. Open the study&apos;s folder and segment it there; File &gt; Save writes this one as NIfTI.</source>
        <translation>Una segmentación DICOM nombra las imágenes de las que se hizo, y este caso vino en archivos que no dicen de qué estudio son. Abra la carpeta del estudio y segméntelo allí; Archivo &gt; Guardar escribe esta como NIfTI.</translation>
    </message>
    <message>
        <source>Save the shown segmentation as DICOM</source>
        <translation>Guardar la segmentación mostrada como DICOM</translation>
    </message>
    <message>
        <source>DICOM segmentation (*.dcm)</source>
        <translation>Segmentación DICOM (*.dcm)</translation>
    </message>
    <message>
        <source>%1 is a DICOM file that is no segmentation, such as an image of the study, and is not replaced. Choose another name.</source>
        <translation>%1 es un archivo DICOM que no es una segmentación, como una imagen del estudio, y no se reemplaza. Elija otro nombre.</translation>
    </message>
    <message>
        <source>Another segmentation is being saved; try again when it is.</source>
        <translation>Se está guardando otra segmentación; inténtelo de nuevo cuando esté guardada.</translation>
    </message>
    <message>
        <source>Saving %1 as DICOM…</source>
        <translation>Guardando %1 como DICOM…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Saved and checked: %1.</source>
        <translation>Guardado y comprobado: %1.</translation>
    </message>
    <message>
        <source>Looking through the study: %1 of %2 files</source>
        <translation>Revisando el estudio: %1 de %2 archivos</translation>
    </message>
    <message>
        <source>Looking through the study…</source>
        <translation>Revisando el estudio…</translation>
    </message>
    <message>
        <source>%1 is a DICOM segmentation, and the open case came as files that do not say which study they are from. Open the folder of the study that it was made of first.</source>
        <translation>%1 es una segmentación DICOM, y el caso abierto vino en archivos que no dicen de qué estudio son. Abra primero la carpeta del estudio del que se hizo.</translation>
    </message>
    <message>
        <source>%1 is a DICOM segmentation, which is drawn over the study that it was made of. Open the study&apos;s folder first.</source>
        <translation>%1 es una segmentación DICOM, que se dibuja sobre el estudio del que se hizo. Abra primero la carpeta del estudio.</translation>
    </message>
    <message>
        <source>Open the Study Beside It</source>
        <translation>Abrir el estudio que está junto a ella</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>Abriendo %1…</translation>
    </message>
    <message>
        <source>Added: %1.</source>
        <translation>Añadido: %1.</translation>
    </message>
</context>
<context>
    <name>glioscope::DisagreementTable</name>
    <message>
        <source>%L1 voxels</source>
        <translation>%L1 vóxeles</translation>
    </message>
    <message>
        <source>ml</source>
        <translation>ml</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
</context>
<context>
    <name>glioscope::DockArrangement</name>
    <message>
        <source>Panels</source>
        <translation>Paneles</translation>
    </message>
</context>
<context>
    <name>glioscope::DropHint</name>
    <message>
        <source>Open the session %1</source>
        <translation>Abrir la sesión %1</translation>
    </message>
    <message>
        <source>Open %1, a DICOM study or segmentation</source>
        <translation>Abrir %1, un estudio o una segmentación DICOM</translation>
    </message>
    <message>
        <source>Open %1, a case or a dataset</source>
        <translation>Abrir %1, un caso o un conjunto de datos</translation>
    </message>
    <message>
        <source>Open the case that %1 belongs to</source>
        <translation>Abrir el caso al que pertenece %1</translation>
    </message>
    <message>
        <source>in place of %1</source>
        <translation>en lugar de %1</translation>
    </message>
    <message>
        <source>Add %1 to %2 as a segmentation</source>
        <translation>Añadir %1 a %2 como segmentación</translation>
    </message>
    <message>
        <source>Add the segmentations in %1 to %2</source>
        <translation>Añadir a %2 las segmentaciones de %1</translation>
    </message>
    <message>
        <source>Add %1 segmentations to %2</source>
        <translation>Añadir %1 segmentaciones a %2</translation>
    </message>
</context>
<context>
    <name>glioscope::EdgesEdit</name>
    <message>
        <source>%1 along %2</source>
        <translation>%1 a lo largo de %2</translation>
    </message>
</context>
<context>
    <name>glioscope::EngineClient</name>
    <message>
        <source>No temporary folder can be made for the result: %1.</source>
        <translation>No se puede crear una carpeta temporal para el resultado: %1.</translation>
    </message>
    <message>
        <source>Free some space in the system&apos;s temporary folder and run again.</source>
        <translation>Libere espacio en la carpeta temporal del sistema y ejecute de nuevo.</translation>
    </message>
    <message>
        <source> It last said: %1</source>
        <translation> Lo último que dijo: %1</translation>
    </message>
    <message>
        <source>The case and all results on screen are untouched. Run again, or choose another model or device.</source>
        <translation>El caso y todos los resultados en pantalla están intactos. Ejecute de nuevo, o elija otro modelo o dispositivo.</translation>
    </message>
</context>
<context>
    <name>glioscope::EngineTask</name>
    <message>
        <source>%1 Try again, with less where memory may be short; what is written stays.</source>
        <translation>%1 Inténtelo de nuevo, con menos si la memoria puede faltar; lo escrito se conserva.</translation>
    </message>
    <message>
        <source>%1 Try again.</source>
        <translation>%1 Inténtelo de nuevo.</translation>
    </message>
</context>
<context>
    <name>glioscope::ExportCommands</name>
    <message>
        <source>Write a film through the slices</source>
        <translation>Exportar un vídeo por los cortes</translation>
    </message>
    <message>
        <source>MP4 film (*.mp4);;Animated GIF (*.gif)</source>
        <translation>Vídeo MP4 (*.mp4);;GIF animado (*.gif)</translation>
    </message>
    <message>
        <source>Write the figures of the shown segmentation</source>
        <translation>Exportar las cifras de la segmentación mostrada</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabla (*.csv)</translation>
    </message>
    <message>
        <source>Save the measurements</source>
        <translation>Guardar las mediciones</translation>
    </message>
    <message>
        <source>Measurements (*.json);;Table (*.csv)</source>
        <translation>Mediciones (*.json);;Tabla (*.csv)</translation>
    </message>
    <message>
        <source>Save a picture of the pane</source>
        <translation>Guardar una imagen de la vista</translation>
    </message>
    <message>
        <source>Save a picture of the window</source>
        <translation>Guardar una imagen de la ventana</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Imagen (*.png)</translation>
    </message>
    <message>
        <source>Write a report of the shown segmentation</source>
        <translation>Exportar un informe de la segmentación mostrada</translation>
    </message>
    <message>
        <source>Report (*.pdf)</source>
        <translation>Informe (*.pdf)</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>The report is written as PDF, HTML and JSON.</source>
        <translation>El informe se escribe como PDF, HTML y JSON.</translation>
    </message>
    <message>
        <source>Without names it says neither what the case is called nor where its files lie.</source>
        <translation>Sin nombres no dice ni cómo se llama el caso ni dónde están sus archivos.</translation>
    </message>
    <message>
        <source>With the case&apos;s &amp;name and the segmentation&apos;s file</source>
        <translation>Con el &amp;nombre del caso y el archivo de la segmentación</translation>
    </message>
    <message numerus="yes">
        <source>Writing a film of %n slices…</source>
        <translation>
            <numerusform>Escribiendo un vídeo de %n corte…</numerusform>
            <numerusform>Escribiendo un vídeo de %n cortes…</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>The film was cancelled.</source>
        <translation>Se canceló el vídeo.</translation>
    </message>
    <message>
        <source>Measuring and drawing the report…</source>
        <translation>Midiendo y dibujando el informe…</translation>
    </message>
    <message>
        <source>Measuring the segmentation…</source>
        <translation>Midiendo la segmentación…</translation>
    </message>
    <message>
        <source>Written: %1.</source>
        <translation>Escrito: %1.</translation>
    </message>
</context>
<context>
    <name>glioscope::FailureLink</name>
    <message>
        <source>What it fails on</source>
        <translation>En qué falla</translation>
    </message>
    <message>
        <source>What %1 Fails On</source>
        <translation>En qué falla %1</translation>
    </message>
</context>
<context>
    <name>glioscope::FigureTable</name>
    <message>
        <source>n. d.</source>
        <translation>n. d.</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>Comparada</translation>
    </message>
    <message>
        <source>Volume, ml</source>
        <translation>Volumen, ml</translation>
    </message>
    <message>
        <source>0.7–0.3, ml</source>
        <translation>0,7–0,3, ml</translation>
    </message>
    <message>
        <source>Lesion Dice</source>
        <translation>Dice por lesión</translation>
    </message>
    <message>
        <source>Lesion HD95, mm</source>
        <translation>HD95 por lesión, mm</translation>
    </message>
    <message>
        <source>Lesion F1</source>
        <translation>F1 por lesión</translation>
    </message>
    <message>
        <source>Missed, false</source>
        <translation>Omitidas, falsas</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>%1, mm</source>
        <translation>%1, mm</translation>
    </message>
    <message>
        <source>%1, ml</source>
        <translation>%1, ml</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2 mm</source>
        <translation>%1, %2 mm</translation>
    </message>
    <message>
        <source>Which segmentations take part; the reference always does.</source>
        <translation>Qué segmentaciones participan; la referencia siempre lo hace.</translation>
    </message>
    <message>
        <source>Voxels of the structure times the volume of a voxel.</source>
        <translation>Vóxeles de la estructura por el volumen de un vóxel.</translation>
    </message>
    <message>
        <source>Volume where the model&apos;s probability is above 0.7, and where it is above 0.3, without its post-processing: how much hangs on the threshold.</source>
        <translation>Volumen donde la probabilidad del modelo supera 0,7 y donde supera 0,3, sin su posprocesamiento: cuánto depende del umbral.</translation>
    </message>
    <message>
        <source>%1
Figures by lesion as %2: %3</source>
        <translation>%1
Cifras por lesión según %2: %3</translation>
    </message>
    <message>
        <source> The tolerance is %1 mm.</source>
        <translation> La tolerancia es de %1 mm.</translation>
    </message>
    <message>
        <source>%1.%2
Convention %3: %4</source>
        <translation>%1.%2
Convención %3: %4</translation>
    </message>
    <message>
        <source>ref.</source>
        <translation>ref.</translation>
    </message>
</context>
<context>
    <name>glioscope::FolderField</name>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
</context>
<context>
    <name>glioscope::GeometryDock</name>
    <message>
        <source>Where the images and layers of this case lie</source>
        <translation>Dónde están las imágenes y capas de este caso</translation>
    </message>
    <message>
        <source>Geometry</source>
        <translation>Geometría</translation>
    </message>
    <message>
        <source>Open a case to see here where its images and segmentations lie.</source>
        <translation>Abra un caso para ver aquí dónde están sus imágenes y segmentaciones.</translation>
    </message>
    <message>
        <source>Is It &amp;Mirrored?…</source>
        <translation>¿Está &amp;reflejada?…</translation>
    </message>
    <message>
        <source>See the segmentation both ways, and say which one is right</source>
        <translation>Ver la segmentación de ambas maneras y decir cuál es la correcta</translation>
    </message>
</context>
<context>
    <name>glioscope::GeometryTable</name>
    <message>
        <source>Layer</source>
        <translation>Capa</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>Ejes</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>mm</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Rejilla</translation>
    </message>
    <message>
        <source>Directions in which the file&apos;s voxels run along i, j and k: left or right, posterior or anterior, superior or inferior</source>
        <translation>Direcciones en que van los vóxeles del archivo por i, j y k: izquierda o derecha, posterior o anterior, superior o inferior</translation>
    </message>
    <message>
        <source>Distance of neighbouring voxels along i, j and k; one number where all are alike</source>
        <translation>Distancia entre vóxeles vecinos por i, j y k; un solo número si todas son iguales</translation>
    </message>
    <message>
        <source>How the grid relates to the case&apos;s, and the largest distance of a corner from the same corner there, mm</source>
        <translation>Qué relación tiene la rejilla con la del caso, y la mayor distancia de una esquina a la misma esquina de aquella, mm</translation>
    </message>
</context>
<context>
    <name>glioscope::HistogramPlot</name>
    <message>
        <source>%1: median %2, middle half %3 to %4, 5 to 95 % from %5 to %6</source>
        <translation>%1: mediana %2, mitad central de %3 a %4, 5 a 95 % de %5 a %6</translation>
    </message>
</context>
<context>
    <name>glioscope::HoldBackChoice</name>
    <message>
        <source>Cases held back</source>
        <translation>Casos reservados</translation>
    </message>
    <message>
        <source>Held-back cases are never trained on; the model&apos;s figures come from them.</source>
        <translation>Con los casos reservados no se entrena nunca; de ellos salen las cifras del modelo.</translation>
    </message>
    <message>
        <source>Fold %1 of %2</source>
        <translation>Pliegue %1 de %2</translation>
    </message>
    <message>
        <source>Chosen cases</source>
        <translation>Casos elegidos</translation>
    </message>
    <message>
        <source>Cases to hold back</source>
        <translation>Casos que reservar</translation>
    </message>
    <message>
        <source>Choose at least one case to hold back, or hold back none or a fold.</source>
        <translation>Elija al menos un caso que reservar, o no reserve ninguno o reserve un pliegue.</translation>
    </message>
    <message>
        <source>At least one case must be left to train on.</source>
        <translation>Debe quedar al menos un caso para entrenar.</translation>
    </message>
    <message>
        <source>As prepared: %1 of %2 patches validate</source>
        <translation>Como se preparó: %1 de %2 parches validan</translation>
    </message>
    <message>
        <source>None: the model will have no figures</source>
        <translation>Ninguno: el modelo no tendrá cifras</translation>
    </message>
</context>
<context>
    <name>glioscope::LanguageCommands</name>
    <message>
        <source>As the &amp;System</source>
        <translation>El del &amp;sistema</translation>
    </message>
    <message>
        <source>The language changes with the next start of Glioscope.</source>
        <translation>El idioma cambia la próxima vez que se inicie Glioscope.</translation>
    </message>
</context>
<context>
    <name>glioscope::LayerStatistics</name>
    <message>
        <source>Lesion %1 of %2 of %3: %4 ml, %5 mm across on axial slices; this is its largest slice.</source>
        <translation>Lesión %1 de %2 de %3: %4 ml, %5 mm de ancho en cortes axiales; este es su mayor corte.</translation>
    </message>
    <message>
        <source>There is no segmentation yet whose lesions could be gone to.</source>
        <translation>Aún no hay una segmentación a cuyas lesiones ir.</translation>
    </message>
    <message>
        <source>The segmentation has nothing of %1.</source>
        <translation>La segmentación no tiene nada de %1.</translation>
    </message>
</context>
<context>
    <name>glioscope::LayerTable</name>
    <message>
        <source>%1 (not saved)</source>
        <translation>%1 (sin guardar)</translation>
    </message>
    <message>
        <source>Draw this segmentation, in slices and in 3D</source>
        <translation>Dibujar esta segmentación, en los cortes y en 3D</translation>
    </message>
    <message>
        <source>Draw its outline while another one is shown</source>
        <translation>Dibujar su contorno mientras se muestra otra</translation>
    </message>
    <message>
        <source>Read with the case</source>
        <translation>Leída con el caso</translation>
    </message>
    <message>
        <source>Read from %1; the Delete key takes it out and leaves the file</source>
        <translation>Leída de %1; la tecla Supr la quita y deja el archivo</translation>
    </message>
    <message>
        <source>Computed from %1; the Delete key removes it</source>
        <translation>Calculada a partir de %1; la tecla Supr la quita</translation>
    </message>
    <message>
        <source>Made of the probabilities of %1; the Delete key removes it</source>
        <translation>Hecha con las probabilidades de %1; la tecla Supr la quita</translation>
    </message>
    <message>
        <source>Made by a model; the Delete key removes it</source>
        <translation>Hecha por un modelo; la tecla Supr la quita</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Contorno</translation>
    </message>
    <message>
        <source>Segmentation</source>
        <translation>Segmentación</translation>
    </message>
</context>
<context>
    <name>glioscope::LesionMeasuring</name>
    <message>
        <source>There is no segmentation whose enhancing lesions could be measured.</source>
        <translation>No hay ninguna segmentación cuyas lesiones realzantes medir.</translation>
    </message>
    <message>
        <source>The segmentation has no enhancing lesion of 5 mm or more.</source>
        <translation>La segmentación no tiene ninguna lesión realzante de 5 mm o más.</translation>
    </message>
    <message>
        <source>Enhancing lesions measured: %1.</source>
        <translation>Lesiones realzantes medidas: %1.</translation>
    </message>
</context>
<context>
    <name>glioscope::LessonDialog</name>
    <message>
        <source>Sequences and Labels</source>
        <translation>Secuencias y etiquetas</translation>
    </message>
    <message>
        <source>&amp;Open This Case</source>
        <translation>&amp;Abrir este caso</translation>
    </message>
    <message>
        <source>The demonstration case is being made…</source>
        <translation>Se está creando el caso de demostración…</translation>
    </message>
    <message>
        <source>Marked in the pictures:</source>
        <translation>Marcado en las imágenes:</translation>
    </message>
    <message>
        <source>&amp;All three labels</source>
        <translation>&amp;Las tres etiquetas</translation>
    </message>
    <message>
        <source>&amp;Nothing</source>
        <translation>&amp;Nada</translation>
    </message>
    <message>
        <source>%1; marked: %2</source>
        <translation>%1; marcado: %2</translation>
    </message>
</context>
<context>
    <name>glioscope::MainWindow</name>
    <message>
        <source>Glioscope</source>
        <translation>Glioscope</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>Abriendo %1…</translation>
    </message>
    <message>
        <source>No results of earlier runs are kept any more.</source>
        <translation>Ya no se conserva ningún resultado de ejecuciones anteriores.</translation>
    </message>
    <message>
        <source>Segmentation cancelled.</source>
        <translation>Segmentación cancelada.</translation>
    </message>
    <message>
        <source>Open a case folder or a dataset</source>
        <translation>Abrir la carpeta de un caso o un conjunto de datos</translation>
    </message>
    <message>
        <source>Open a case by any one of its files</source>
        <translation>Abrir un caso por uno cualquiera de sus archivos</translation>
    </message>
    <message>
        <source>Volumes (%1);;All files (*)</source>
        <translation>Volúmenes (%1);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Add segmentations of this case</source>
        <translation>Añadir segmentaciones de este caso</translation>
    </message>
    <message>
        <source>Segmentations (%1);;All files (*)</source>
        <translation>Segmentaciones (%1);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>A segmentation is drawn over a case, and none is open. Open the case first, then add its segmentations.</source>
        <translation>Una segmentación se dibuja sobre un caso, y no hay ninguno abierto. Abra primero el caso y luego añada sus segmentaciones.</translation>
    </message>
    <message>
        <source>The folder %1 holds no segmentation of this case alone; add the file that is meant.</source>
        <translation>La carpeta %1 no contiene solo segmentaciones de este caso; añada el archivo que corresponda.</translation>
    </message>
    <message>
        <source>Majority</source>
        <translation>Mayoría</translation>
    </message>
    <message>
        <source>A voxel counts as whole tumour, tumour core or enhancing tumour where more than half of the members say so.</source>
        <translation>Un vóxel cuenta como tumor completo, núcleo tumoral o tumor realzante si lo dice más de la mitad de los miembros.</translation>
    </message>
    <message>
        <source>Mean of Probabilities</source>
        <translation>Media de probabilidades</translation>
    </message>
    <message>
        <source>The mean of the members&apos; probabilities, how far they are apart (their standard deviation), and the segmentation at the mean of their thresholds.</source>
        <translation>La media de las probabilidades de los miembros, cuánto se separan (su desviación estándar), y la segmentación con la media de sus umbrales.</translation>
    </message>
    <message>
        <source>Added: %1.</source>
        <translation>Añadido: %1.</translation>
    </message>
    <message>
        <source>%1 – Glioscope</source>
        <translation>%1 – Glioscope</translation>
    </message>
    <message>
        <source>The case is shown without its labels. %1</source>
        <translation>El caso se muestra sin sus etiquetas. %1</translation>
    </message>
    <message>
        <source>This case has no expert&apos;s labels.</source>
        <translation>Este caso no tiene etiquetas del experto.</translation>
    </message>
    <message>
        <source>Save the shown segmentation</source>
        <translation>Guardar la segmentación mostrada</translation>
    </message>
    <message>
        <source>NIfTI (*.nii.gz *.nii)</source>
        <translation>NIfTI (*.nii.gz *.nii)</translation>
    </message>
    <message>
        <source>Choose a folder for the segmentations</source>
        <translation>Elegir una carpeta para las segmentaciones</translation>
    </message>
    <message numerus="yes">
        <source>Saved and checked: %n segmentation(s) in %1.</source>
        <translation>
            <numerusform>Guardada y comprobada: %n segmentación en %1.</numerusform>
            <numerusform>Guardadas y comprobadas: %n segmentaciones en %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved and checked: %1 (values %2).</source>
        <translation>Guardado y comprobado: %1 (valores %2).</translation>
    </message>
    <message>
        <source>Saved and checked: %1.</source>
        <translation>Guardado y comprobado: %1.</translation>
    </message>
    <message>
        <source>A model is being trained; a click shows the run</source>
        <translation>Se está entrenando un modelo; un clic muestra la ejecución</translation>
    </message>
    <message>
        <source>The training has finished; its model %1 is listed now.</source>
        <translation>El entrenamiento ha terminado; su modelo %1 ya está en la lista.</translation>
    </message>
    <message>
        <source>A training has finished meanwhile; its model %1 is listed now.</source>
        <translation>Entretanto ha terminado un entrenamiento; su modelo %1 ya está en la lista.</translation>
    </message>
    <message>
        <source>A training run is going on in %1.</source>
        <translation>Hay una ejecución de entrenamiento en curso en %1.</translation>
    </message>
    <message>
        <source>Show It</source>
        <translation>Mostrarla</translation>
    </message>
</context>
<context>
    <name>glioscope::MainWindowSnapshot</name>
    <message>
        <source>The axes of %1 are not at right angles; open the case in the window, which asks whether to straighten them.</source>
        <translation>Los ejes de %1 no son perpendiculares; abra el caso en la ventana, que pregunta si enderezarlos.</translation>
    </message>
    <message>
        <source>%1 looks mirrored and is shown as its file says; open it in the window, which shows both.</source>
        <translation>%1 parece reflejada y se muestra como dice su archivo; ábrala en la ventana, que muestra ambas.</translation>
    </message>
    <message>
        <source>The names of the segments of %1 do not say what they are; open it in the window, which asks.</source>
        <translation>Los nombres de los segmentos de %1 no dicen qué son; ábralo en la ventana, que pregunta.</translation>
    </message>
    <message>
        <source>The axes of %1 are not at right angles; open it in the window, which asks whether to straighten them.</source>
        <translation>Los ejes de %1 no son perpendiculares; ábralo en la ventana, que pregunta si enderezarlos.</translation>
    </message>
    <message>
        <source>The numbers of %1 can mean several things; open it in the window, which asks.</source>
        <translation>Los números de %1 pueden significar varias cosas; ábralo en la ventana, que pregunta.</translation>
    </message>
    <message>
        <source>The case has no %1; choose another with --sequence.</source>
        <translation>El caso no tiene %1; elija otra con --sequence.</translation>
    </message>
    <message>
        <source>The case opened without an expert&apos;s labels; leave expert out of --layers.</source>
        <translation>El caso se abrió sin etiquetas del experto; quite expert de --layers.</translation>
    </message>
    <message>
        <source>The case has no segmentation to report; leave --model none out.</source>
        <translation>El caso no tiene ninguna segmentación de la que informar; quite --model none.</translation>
    </message>
</context>
<context>
    <name>glioscope::MapDock</name>
    <message>
        <source>Standard deviation (%1)</source>
        <translation>Desviación estándar (%1)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>Probabilidades</translation>
    </message>
    <message>
        <source>Which map is drawn over the images; S hides it with the overlay</source>
        <translation>Qué mapa se dibuja sobre las imágenes; S lo oculta con la superposición</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Iso-lines</source>
        <translation>Isolíneas</translation>
    </message>
    <message>
        <source>Colours and iso-lines</source>
        <translation>Colores e isolíneas</translation>
    </message>
    <message>
        <source>Iso-lines: 0.3 dashed, 0.5 thick, 0.7 thin. The coloured line is the threshold.</source>
        <translation>Isolíneas: 0,3 discontinua, 0,5 gruesa, 0,7 fina. La línea de color es el umbral.</translation>
    </message>
    <message>
        <source>Opacity of the colours</source>
        <translation>Opacidad de los colores</translation>
    </message>
    <message>
        <source>M&amp;ap</source>
        <translation>&amp;Mapa</translation>
    </message>
    <message>
        <source>Dra&amp;wn as</source>
        <translation>Dibu&amp;jar como</translation>
    </message>
    <message>
        <source>Opacit&amp;y</source>
        <translation>&amp;Opacidad</translation>
    </message>
    <message>
        <source>Thresholds, and the volume above each</source>
        <translation>Umbrales, y el volumen por encima de cada uno</translation>
    </message>
    <message>
        <source>Volumes of the probabilities alone, without the model&apos;s post-processing.</source>
        <translation>Volúmenes de las probabilidades solas, sin el posprocesamiento del modelo.</translation>
    </message>
    <message>
        <source>Ma&amp;ke Segmentation</source>
        <translation>Crear segme&amp;ntación</translation>
    </message>
    <message>
        <source>Makes a segmentation of the probabilities above these thresholds: oedema where WT, necrotic core where TC, enhancing tumour where ET, each over the one before</source>
        <translation>Crea una segmentación de las probabilidades por encima de estos umbrales: edema donde WT, núcleo necrótico donde TC, tumor realzante donde ET, cada uno sobre el anterior</translation>
    </message>
    <message>
        <source>Open a case and run a model to see how sure it is of each voxel.</source>
        <translation>Abra un caso y ejecute un modelo para ver su seguridad en cada vóxel.</translation>
    </message>
    <message>
        <source>Show a model&apos;s result in Overlay to see its probabilities here.</source>
        <translation>Muestre el resultado de un modelo en Superposición para ver aquí sus probabilidades.</translation>
    </message>
    <message>
        <source>The probabilities of %1 were not kept. Switch on Keep Probabilities under Segmentation, and run it again.</source>
        <translation>No se conservaron las probabilidades de %1. Active Conservar probabilidades en Segmentación y ejecútelo de nuevo.</translation>
    </message>
    <message>
        <source>Run a model under Segmentation to see here how sure it is of each voxel.</source>
        <translation>Ejecute un modelo en Segmentación para ver aquí su seguridad en cada vóxel.</translation>
    </message>
    <message>
        <source>Of %1</source>
        <translation>De: %1</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Threshold of %1</source>
        <translation>Umbral de %1</translation>
    </message>
    <message>
        <source>%1; the model&apos;s own threshold is %2</source>
        <translation>%1; el umbral propio del modelo es %2</translation>
    </message>
    <message>
        <source>%1 ml</source>
        <translation>%1 ml</translation>
    </message>
    <message>
        <source>%1 (share of the voxel)</source>
        <translation>%1 (fracción del vóxel)</translation>
    </message>
    <message>
        <source>The values are no probabilities but how much of a voxel is of the structure.</source>
        <translation>Los valores no son probabilidades, sino qué parte de un vóxel pertenece a la estructura.</translation>
    </message>
</context>
<context>
    <name>glioscope::MeasureCommands</name>
    <message>
        <source>Drag on a slice, or click the places. Esc puts the tool away.</source>
        <translation>Arrastre sobre un corte o marque los puntos con clics. Esc deja la herramienta.</translation>
    </message>
    <message>
        <source>Open measurements</source>
        <translation>Abrir mediciones</translation>
    </message>
    <message>
        <source>Measurements (*.json)</source>
        <translation>Mediciones (*.json)</translation>
    </message>
    <message>
        <source>%1 could not be opened. %2</source>
        <translation>%1 no se pudo abrir. %2</translation>
    </message>
</context>
<context>
    <name>glioscope::MeasureDock</name>
    <message>
        <source>Measurements</source>
        <translation>Mediciones</translation>
    </message>
    <message>
        <source>Choose a tool, then drag on a slice. Handles and lines can be dragged afterwards.</source>
        <translation>Elija una herramienta y arrastre sobre un corte. Los tiradores y las líneas se pueden arrastrar después.</translation>
    </message>
    <message>
        <source>Enhancing lesions (RANO)</source>
        <translation>Lesiones realzantes (RANO)</translation>
    </message>
    <message>
        <source>Measurements; a click goes to the slice of one</source>
        <translation>Mediciones; un clic va al corte de una</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy all, with what every sequence holds within regions, for a spreadsheet</source>
        <translation>Copiar todo, con lo que cada secuencia contiene dentro de las regiones, para una hoja de cálculo</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Guardar…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>Intensities of each sequence within the chosen region</source>
        <translation>Intensidades de cada secuencia dentro de la región elegida</translation>
    </message>
    <message>
        <source>%1 %2, %3: intensities within it</source>
        <translation>%1 %2, %3: intensidades dentro</translation>
    </message>
    <message>
        <source>%1 voxels</source>
        <translation>%1 vóxeles</translation>
    </message>
</context>
<context>
    <name>glioscope::MeshCommands</name>
    <message>
        <source>Write surfaces into a folder</source>
        <translation>Exportar superficies a una carpeta</translation>
    </message>
    <message>
        <source>Making and writing surfaces…</source>
        <translation>Creando y escribiendo superficies…</translation>
    </message>
    <message>
        <source>Surfaces written into %1: %2.</source>
        <translation>Superficies escritas en %1: %2.</translation>
    </message>
    <message>
        <source>Nothing is labelled %1, so there is no file of it.</source>
        <translation>No hay nada etiquetado como %1, así que no hay archivo de ello.</translation>
    </message>
    <message>
        <source>%1 is from an earlier time.</source>
        <translation>%1 es de una vez anterior.</translation>
    </message>
</context>
<context>
    <name>glioscope::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Cerrar este mensaje</translation>
    </message>
</context>
<context>
    <name>glioscope::ModelCatalog</name>
    <message>
        <source>The models could not be listed. %1 Start Glioscope again.</source>
        <translation>No se pudo obtener la lista de modelos. %1 Inicie Glioscope de nuevo.</translation>
    </message>
    <message>
        <source>No models are installed. Train one with glioscope-engine, or put model files into the data folder.</source>
        <translation>No hay modelos instalados. Entrene uno con glioscope-engine, o ponga archivos de modelos en la carpeta de datos.</translation>
    </message>
</context>
<context>
    <name>glioscope::ModelList</name>
    <message>
        <source>waiting</source>
        <translation>en espera</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallido</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelado</translation>
    </message>
    <message>
        <source>from before</source>
        <translation>de antes</translation>
    </message>
    <message>
        <source>done, %1</source>
        <translation>hecho, %1</translation>
    </message>
    <message>
        <source>done</source>
        <translation>hecho</translation>
    </message>
    <message>
        <source>Models; the ticked ones run</source>
        <translation>Modelos; se ejecutan los marcados</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>The ticked models run, one after another</source>
        <translation>Los modelos marcados se ejecutan uno tras otro</translation>
    </message>
    <message>
        <source>As long as it took when it last ran here</source>
        <translation>Lo que tardó la última vez que se ejecutó aquí</translation>
    </message>
    <message>
        <source>Of the last run on this case, with its memory</source>
        <translation>De la última ejecución en este caso, con su memoria</translation>
    </message>
    <message>
        <source>%1 (best measured)</source>
        <translation>%1 (el mejor medido)</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>glioscope::MoveTable</name>
    <message>
        <source>accepted</source>
        <translation>aceptado</translation>
    </message>
    <message>
        <source>left where it lies</source>
        <translation>se deja donde está</translation>
    </message>
    <message>
        <source>look at it</source>
        <translation>hay que mirarlo</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>movida</translation>
    </message>
    <message>
        <source>lies on the T1ce</source>
        <translation>encaja en la T1ce</translation>
    </message>
    <message>
        <source>Of the T1ce&apos;s middle: to the left %1, to posterior %2, to superior %3 mm</source>
        <translation>Del centro de la T1ce: a la izquierda %1, a posterior %2, a superior %3 mm</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>Secuencia</translation>
    </message>
    <message>
        <source>Rotation, °</source>
        <translation>Rotación, °</translation>
    </message>
    <message>
        <source>Shift, mm</source>
        <translation>Desplaz., mm</translation>
    </message>
    <message>
        <source>Farthest, mm</source>
        <translation>Máximo, mm</translation>
    </message>
    <message>
        <source>MI</source>
        <translation>IM</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>Solapam.</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Movimiento</translation>
    </message>
    <message>
        <source>How far the point of the head goes that goes farthest</source>
        <translation>Cuánto se mueve el punto de la cabeza que más se mueve</translation>
    </message>
    <message>
        <source>Mutual information of the sequence and the T1ce within the head, in nats: the larger, the more one says of the other</source>
        <translation>Información mutua de la secuencia y la T1ce dentro de la cabeza, en nats: cuanto mayor, más dice una de la otra</translation>
    </message>
    <message>
        <source>Dice of the two heads, where both images are</source>
        <translation>Dice de las dos cabezas, donde están ambas imágenes</translation>
    </message>
</context>
<context>
    <name>glioscope::NetworkPage</name>
    <message>
        <source>As the reference system trained: its network, loss, window and optimiser, and no augmentation. Takes long.</source>
        <translation>Como entrenó el sistema de referencia: su red, pérdida, ventana y optimizador, y sin aumento de datos. Tarda mucho.</translation>
    </message>
    <message>
        <source>A small network in some minutes, to see whether the data is in order.</source>
        <translation>Una red pequeña en unos minutos, para ver si los datos están en orden.</translation>
    </message>
    <message>
        <source>As the run folder is called</source>
        <translation>Como se llama la carpeta de ejecución</translation>
    </message>
    <message>
        <source>Under this name the model is listed once it is trained.</source>
        <translation>Con este nombre figura el modelo en la lista una vez entrenado.</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Receta</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Empezar desde</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Reservados</translation>
    </message>
    <message>
        <source>Model&apos;s name</source>
        <translation>Nombre del modelo</translation>
    </message>
    <message>
        <source>Measure Time and Memory</source>
        <translation>Medir tiempo y memoria</translation>
    </message>
    <message>
        <source>Runs some steps with these settings on the prepared patches.</source>
        <translation>Ejecuta algunos pasos con estos ajustes sobre los parches preparados.</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Mediciones</translation>
    </message>
    <message>
        <source>Ready-made patches are trained on whole and as they are: window, tumour share, phantom share and augmentation have no say. The model&apos;s outputs are the labels NCR, ED and ET.</source>
        <translation>Con los parches ya hechos se entrena enteros y tal como están: ventana, proporción de tumor, proporción de fantomas y aumento de datos no intervienen. Las salidas del modelo son las etiquetas NCR, ED y ET.</translation>
    </message>
    <message>
        <source>The settings changed while they were measured; measure again.</source>
        <translation>Los ajustes cambiaron mientras se medían; mida de nuevo.</translation>
    </message>
    <message>
        <source>What the shipped model of the network was trained with. Phantoms come first; what is learnt from them is kept for later runs.</source>
        <translation>Con lo que se entrenó el modelo incluido de la red. Antes vienen fantomas; lo que se aprende de ellos se guarda para ejecuciones posteriores.</translation>
    </message>
</context>
<context>
    <name>glioscope::NoticeLabel</name>
    <message>
        <source>Good</source>
        <translation>Correcto</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Advertencia</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
    </message>
</context>
<context>
    <name>glioscope::OverlapPlot</name>
    <message>
        <source>%1 smaller ones</source>
        <translation>%1 menores</translation>
    </message>
    <message>
        <source>%1: %2 ml</source>
        <translation>%1: %2 ml</translation>
    </message>
    <message>
        <source>%1 ml</source>
        <translation>%1 ml</translation>
    </message>
    <message>
        <source>+ %1</source>
        <translation>+ %1</translation>
    </message>
    <message>
        <source>Millilitres that exactly these segmentations share</source>
        <translation>Mililitros que comparten exactamente estas segmentaciones</translation>
    </message>
</context>
<context>
    <name>glioscope::OverlayDock</name>
    <message>
        <source>Overlay</source>
        <translation>Superposición</translation>
    </message>
    <message>
        <source>Segmentations of this case</source>
        <translation>Segmentaciones de este caso</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Quitar</translation>
    </message>
    <message>
        <source>Show over&amp;lay</source>
        <translation>&amp;Mostrar superposición</translation>
    </message>
    <message>
        <source>Opacity of the fill</source>
        <translation>Opacidad del relleno</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Relleno</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Contorno</translation>
    </message>
    <message>
        <source>Fill and outline</source>
        <translation>Relleno y contorno</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regiones</translation>
    </message>
    <message>
        <source>Colour-blind safe, hatched</source>
        <translation>Para daltónicos, con trama</translation>
    </message>
    <message>
        <source>Classic</source>
        <translation>Clásicos</translation>
    </message>
    <message>
        <source>Dra&amp;wn as</source>
        <translation>Dibu&amp;jar como</translation>
    </message>
    <message>
        <source>Opacit&amp;y</source>
        <translation>&amp;Opacidad</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>Clasi&amp;ficación</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>Colo&amp;res</translation>
    </message>
    <message>
        <source>S&amp;urfaces in 3D</source>
        <translation>S&amp;uperficies en 3D</translation>
    </message>
    <message>
        <source>Slice planes in &amp;3D</source>
        <translation>Planos de corte en &amp;3D</translation>
    </message>
    <message>
        <source>Cut open at the slices (&amp;X)</source>
        <translation>Cortar por los planos (&amp;K)</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Oculto</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>Surface</source>
        <translation>Superficie</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>Opacity of the surfaces</source>
        <translation>Opacidad de las superficies</translation>
    </message>
    <message>
        <source>Op&amp;acity</source>
        <translation>Opa&amp;cidad</translation>
    </message>
    <message>
        <source>Brain in 3D (&amp;Z)</source>
        <translation>Cerebro en 3D (&amp;H)</translation>
    </message>
</context>
<context>
    <name>glioscope::OverlayLegend</name>
    <message>
        <source>tegn</source>
        <comment>Four letters: of Necrotic core and Whole tumour, of Oedema and Tumour core, of Enhancing tumour, and of Resection cavity</comment>
        <translation>tezn</translation>
    </message>
    <message>
        <source>ml</source>
        <translation>ml</translation>
    </message>
    <message>
        <source>Voxels</source>
        <translation>Vóxeles</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>glioscope::PairView</name>
    <message>
        <source>Checkerboard</source>
        <translation>Tablero</translation>
    </message>
</context>
<context>
    <name>glioscope::PaneDivider</name>
    <message>
        <source>Drag to share the space otherwise, double-click for equal parts</source>
        <translation>Arrastrar para repartir el espacio de otro modo, doble clic para partes iguales</translation>
    </message>
</context>
<context>
    <name>glioscope::PatchesPage</name>
    <message>
        <source>And %1 more.</source>
        <translation>Y %1 más.</translation>
    </message>
    <message>
        <source>Folder for patches</source>
        <translation>Carpeta para los parches</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>Preparar</translation>
    </message>
    <message>
        <source>Cases in the folder of patches</source>
        <translation>Casos de la carpeta de parches</translation>
    </message>
    <message>
        <source>Cases from</source>
        <translation>Casos de</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Preparando</translation>
    </message>
    <message>
        <source>No folder of cases is chosen yet; see Data.</source>
        <translation>Aún no se ha elegido ninguna carpeta de casos; véase Datos.</translation>
    </message>
    <message>
        <source>Choose a folder of cases under Data first.</source>
        <translation>Elija antes una carpeta de casos en Datos.</translation>
    </message>
    <message>
        <source>Choose a folder for the patches first.</source>
        <translation>Elija antes una carpeta para los parches.</translation>
    </message>
    <message>
        <source>This folder holds whole cases; choose another folder for ready-made patches.</source>
        <translation>Esta carpeta contiene casos enteros; elija otra carpeta para los parches ya hechos.</translation>
    </message>
    <message>
        <source>This folder holds ready-made patches; choose another folder for whole cases.</source>
        <translation>Esta carpeta contiene parches ya hechos; elija otra carpeta para los casos enteros.</translation>
    </message>
    <message>
        <source>Cancelled; finished cases stay, and Prepare goes on from there.</source>
        <translation>Cancelado; los casos terminados se conservan, y Preparar sigue desde ahí.</translation>
    </message>
    <message>
        <source>Prepared. Go on with Network.</source>
        <translation>Preparado. Siga con Red.</translation>
    </message>
    <message>
        <source>Not one patch could be made.</source>
        <translation>No se pudo hacer ni un solo parche.</translation>
    </message>
    <message>
        <source>Prepared, with fewer patches than asked for.</source>
        <translation>Preparado, con menos parches de los pedidos.</translation>
    </message>
</context>
<context>
    <name>glioscope::PlaceTable</name>
    <message>
        <source>Label</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation>Entropía</translation>
    </message>
</context>
<context>
    <name>glioscope::PrepareRows</name>
    <message>
        <source>Cut where there is tumour, to compare with the reference system.</source>
        <translation>Cortados donde hay tumor, para comparar con el sistema de referencia.</translation>
    </message>
    <message>
        <source>One file a case, the whole brain; training cuts windows from it.</source>
        <translation>Un archivo por caso, el cerebro entero; el entrenamiento corta ventanas de él.</translation>
    </message>
    <message>
        <source>The cases are phantoms</source>
        <translation>Los casos son fantomas</translation>
    </message>
    <message>
        <source>Whole cases</source>
        <translation>Casos enteros</translation>
    </message>
    <message>
        <source>Ready-made patches, as the reference system makes them</source>
        <translation>Parches ya hechos, como los hace el sistema de referencia</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Ready-made patches have 1 mm a voxel, are scaled slice by slice and trained on as they are; whole cases are the usual choice.</source>
        <translation>Los parches ya hechos tienen 1 mm por vóxel, se escalan corte por corte y se entrenan tal como están; lo habitual son los casos enteros.</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>Voxel edge</source>
        <translation>Arista del vóxel</translation>
    </message>
    <message>
        <source>A coarser grid shows the network more of the brain at once and takes less time; results come back on the case&apos;s own grid.</source>
        <translation>Una rejilla más gruesa muestra a la red más cerebro de una vez y tarda menos; los resultados vuelven a la rejilla propia del caso.</translation>
    </message>
    <message>
        <source>Training mixes phantoms in by their own share.</source>
        <translation>El entrenamiento añade fantomas en su propia proporción.</translation>
    </message>
    <message>
        <source>Patch size</source>
        <translation>Tamaño del parche</translation>
    </message>
    <message>
        <source>Mean 0, deviation 1</source>
        <translation>Media 0, desviación 1</translation>
    </message>
    <message>
        <source>0 to 1</source>
        <translation>De 0 a 1</translation>
    </message>
    <message>
        <source>Voxels of 1 mm along i, j and k, %1 to %2 each</source>
        <translation>Vóxeles de 1 mm a lo largo de i, j y k, de %1 a %2 cada uno</translation>
    </message>
    <message>
        <source>Patches a case</source>
        <translation>Parches por caso</translation>
    </message>
    <message>
        <source>1 to %L1</source>
        <translation>De 1 a %L1</translation>
    </message>
    <message>
        <source>Most background</source>
        <translation>Fondo máximo</translation>
    </message>
    <message>
        <source>A patch is taken where less than this share of it is without tumour.</source>
        <translation>Se toma un parche si la proporción sin tumor es menor que esta.</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>Escalado</translation>
    </message>
    <message>
        <source>Of every sequence in every slice</source>
        <translation>De cada secuencia en cada corte</translation>
    </message>
    <message>
        <source>Validating patients</source>
        <translation>Pacientes que validan</translation>
    </message>
    <message>
        <source>Share of the patients whose patches validate and are never trained on</source>
        <translation>Proporción de los pacientes cuyos parches validan y con los que no se entrena nunca</translation>
    </message>
    <message>
        <source>Random seed</source>
        <translation>Semilla aleatoria</translation>
    </message>
    <message>
        <source>Of the places and of who validates; the same gives the same patches</source>
        <translation>De los lugares y de quién valida; la misma da los mismos parches</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
</context>
<context>
    <name>glioscope::RampLegend</name>
    <message>
        <source>What the colours stand for, from 0 to %1. Lines: 0.3 dashed, 0.5 thick, 0.7 thin.</source>
        <translation>Lo que representan los colores, de 0 a %1. Líneas: 0,3 discontinua, 0,5 gruesa, 0,7 fina.</translation>
    </message>
    <message>
        <source>Colours from 0, dark violet, to %1, yellow</source>
        <translation>Colores desde 0, violeta oscuro, hasta %1, amarillo</translation>
    </message>
</context>
<context>
    <name>glioscope::RanoPanel</name>
    <message>
        <source>At most so many measurable lesions are summed, the largest products first. RANO of 2010 takes up to five; what a trial&apos;s protocol says goes before.</source>
        <translation>Se suman como mucho tantas lesiones medibles, primero los mayores productos. RANO de 2010 toma hasta cinco; lo que diga el protocolo de un ensayo va por delante.</translation>
    </message>
    <message>
        <source>Target les&amp;ions</source>
        <translation>Les&amp;iones diana</translation>
    </message>
    <message>
        <source>Necrotic core &amp;belongs to the lesion</source>
        <translation>El núcleo necrótico es &amp;parte de la lesión</translation>
    </message>
    <message>
        <source>Off, lines stay within enhancing tumour: RANO measures no cyst and no cavity, and no label tells necrosis from a cyst. It counts when lesions are measured.</source>
        <translation>Si no, las líneas quedan dentro del tumor realzante: RANO no mide quistes ni cavidades, y ninguna etiqueta distingue la necrosis de un quiste. Cuenta al medir las lesiones.</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Midiendo…</translation>
    </message>
    <message>
        <source>Enhancing lesions, the largest product first</source>
        <translation>Lesiones realzantes, primero la de mayor producto</translation>
    </message>
    <message>
        <source>A calculation, not a diagnosis. Rule: Wen et al., RANO, J Clin Oncol 2010;28:1963 and 2023;41:5187; how many targets count is the protocol&apos;s to say.</source>
        <translation>Un cálculo, no un diagnóstico. Regla: Wen et al., RANO, J Clin Oncol 2010;28:1963 y 2023;41:5187; cuántas lesiones diana cuentan lo dice el protocolo.</translation>
    </message>
    <message>
        <source>Parts below 5 mm, not listed: %1, together %2 ml.</source>
        <translation>Partes de menos de 5 mm, no listadas: %1, en total %2 ml.</translation>
    </message>
</context>
<context>
    <name>glioscope::ReadingCommands</name>
    <message>
        <source>The keys F5 to F8 have their first windows again.</source>
        <translation>Las teclas F5 a F8 tienen de nuevo sus primeras ventanas.</translation>
    </message>
    <message>
        <source>F%1 has this window and level of %2 from now on, in other cases as far from the automatic one.</source>
        <translation>F%1 tiene desde ahora esta ventana y nivel de %2, en otros casos a la misma distancia de los automáticos.</translation>
    </message>
    <message>
        <source>Slabs are %1 mm thick from now on; K shows one.</source>
        <translation>Los bloques tienen desde ahora %1 mm de grosor; K muestra uno.</translation>
    </message>
    <message>
        <source>Playing %1 slices a second; C or Esc stops.</source>
        <translation>Reproduciendo %1 cortes por segundo; C o Esc paran.</translation>
    </message>
</context>
<context>
    <name>glioscope::RecentButton</name>
    <message>
        <source>Not there any more: %1</source>
        <translation>Ya no existe: %1</translation>
    </message>
    <message>
        <source>Dataset of %1 cases, %2</source>
        <translation>Conjunto de datos de %1 casos, %2</translation>
    </message>
    <message>
        <source>%1, opened %2</source>
        <translation>%1, abierto %2</translation>
    </message>
</context>
<context>
    <name>glioscope::RecentRow</name>
    <message>
        <source>today, %1</source>
        <translation>hoy, %1</translation>
    </message>
    <message>
        <source>yesterday, %1</source>
        <translation>ayer, %1</translation>
    </message>
    <message>
        <source>Take it off this list; its files stay</source>
        <translation>Quitarlo de esta lista; sus archivos se quedan</translation>
    </message>
    <message>
        <source>Take %1 off the list</source>
        <translation>Quitar %1 de la lista</translation>
    </message>
</context>
<context>
    <name>glioscope::RunButton</name>
    <message>
        <source>Cancel, %1 % done</source>
        <translation>Cancelar, %1 % hecho</translation>
    </message>
</context>
<context>
    <name>glioscope::RunCurvesView</name>
    <message>
        <source>After an epoch, a slice of a held-back case stands here, the expert beside the model.</source>
        <translation>Tras una época aparece aquí un corte de un caso reservado, el experto junto al modelo.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Pérdida</translation>
    </message>
    <message>
        <source>Dice, held back</source>
        <translation>Dice, reservados</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tasa de aprendizaje</translation>
    </message>
    <message>
        <source>training</source>
        <translation>entrenamiento</translation>
    </message>
    <message>
        <source>held back</source>
        <translation>reservados</translation>
    </message>
</context>
<context>
    <name>glioscope::RunPage</name>
    <message>
        <source>Folder for the run</source>
        <translation>Carpeta para la ejecución</translation>
    </message>
    <message>
        <source>A new folder for models, checkpoints and log</source>
        <translation>Una carpeta nueva para modelos, puntos de control y registro</translation>
    </message>
    <message>
        <source>Run folder</source>
        <translation>Carpeta de ejecución</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Train with the patches and settings of the pages before</source>
        <translation>Entrenar con los parches y ajustes de las páginas anteriores</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Go on after the run&apos;s last whole epoch, with its own settings</source>
        <translation>Seguir tras la última época completa de la ejecución, con sus propios ajustes</translation>
    </message>
    <message>
        <source>Train Longer…</source>
        <translation>Entrenar más…</translation>
    </message>
    <message>
        <source>Go on with this finished run for more epochs, with its own settings</source>
        <translation>Seguir con esta ejecución terminada durante más épocas, con sus propios ajustes</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Leave the processor free for a while</source>
        <translation>Dejar libre el procesador un rato</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>End the run; it can be resumed later</source>
        <translation>Terminar la ejecución; se puede reanudar más tarde</translation>
    </message>
    <message>
        <source>Segment the Open Case</source>
        <translation>Segmentar el caso abierto</translation>
    </message>
    <message>
        <source>List the model and run it on the case in the main window</source>
        <translation>Añadir el modelo a la lista y ejecutarlo sobre el caso de la ventana principal</translation>
    </message>
    <message>
        <source>Open a Run…</source>
        <translation>Abrir una ejecución…</translation>
    </message>
    <message>
        <source>Show any run: going on, stopped or finished</source>
        <translation>Mostrar cualquier ejecución: en curso, detenida o terminada</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>Progreso del entrenamiento</translation>
    </message>
    <message>
        <source>Choose a new folder and start, or open a run.</source>
        <translation>Elija una carpeta nueva e inicie, o abra una ejecución.</translation>
    </message>
    <message>
        <source>Ready to start in this folder.</source>
        <translation>Todo listo para iniciar en esta carpeta.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Open a case in the main window first</source>
        <translation>Abrir antes un caso en la ventana principal</translation>
    </message>
    <message>
        <source>Open a training run&apos;s folder</source>
        <translation>Abrir la carpeta de una ejecución de entrenamiento</translation>
    </message>
    <message>
        <source>%1 holds no training run; a run&apos;s folder has a config.json.</source>
        <translation>%1 no contiene ninguna ejecución de entrenamiento; la carpeta de una ejecución tiene un config.json.</translation>
    </message>
</context>
<context>
    <name>glioscope::RunPart</name>
    <message>
        <source>Progress of the segmentation</source>
        <translation>Progreso de la segmentación</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Iniciando</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Bring Back Earlier Results (%1)</source>
        <translation>Recuperar resultados anteriores (%1)</translation>
    </message>
</context>
<context>
    <name>glioscope::SegImport</name>
    <message>
        <source>The engine did not say what it read of %1. Try again.</source>
        <translation>El motor no dijo qué leyó de %1. Inténtelo de nuevo.</translation>
    </message>
</context>
<context>
    <name>glioscope::SegmentationDock</name>
    <message>
        <source>Segmentation</source>
        <translation>Segmentación</translation>
    </message>
    <message>
        <source>&amp;Models</source>
        <translation>Mode&amp;los</translation>
    </message>
    <message>
        <source>Volumes in ml</source>
        <translation>Volúmenes en ml</translation>
    </message>
    <message>
        <source>Volumes in millilitres by label and region</source>
        <translation>Volúmenes en mililitros por etiqueta y región</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 falló: %2</translation>
    </message>
    <message>
        <source>No tumour found by %1.</source>
        <translation>%1 no halló ningún tumor.</translation>
    </message>
    <message>
        <source>Looking for models…</source>
        <translation>Buscando modelos…</translation>
    </message>
</context>
<context>
    <name>glioscope::SegmentationRun</name>
    <message>
        <source>%1 took %2 s on %3 in %4</source>
        <translation>%1 tardó %2 s en %3 con %4</translation>
    </message>
    <message>
        <source>, with up to %1 of memory.</source>
        <translation>, con hasta %1 de memoria.</translation>
    </message>
    <message>
        <source>.</source>
        <translation>.</translation>
    </message>
    <message>
        <source>%1 of %2: %3. %4</source>
        <translation>%1 de %2: %3. %4</translation>
    </message>
    <message>
        <source> It is from an earlier run of %1.</source>
        <translation> Es de una ejecución anterior, del %1.</translation>
    </message>
    <message>
        <source> It is shown already, as %1.</source>
        <translation> Ya se muestra, como %1.</translation>
    </message>
    <message>
        <source>%1, of %2 networks,</source>
        <translation>%1, de %2 redes,</translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation>quedan unos %1 min</translation>
    </message>
    <message>
        <source>about %1 s left</source>
        <translation>quedan unos %1 s</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
</context>
<context>
    <name>glioscope::Sentence</name>
    <message>
        <source>Doubtful: %1. The model is nearly sure of %2 ml (probability above 0.7) of the %3 ml that it holds possible (above 0.3); findings like this were often wrong.</source>
        <translation>Dudoso: %1. El modelo está casi seguro de %2 ml (probabilidad superior a 0,7) de los %3 ml que considera posibles (superior a 0,3); hallazgos como este resultaron a menudo falsos.</translation>
    </message>
    <message>
        <source>The file %1 holds too few volumes; check dataset.json.</source>
        <translation>El archivo %1 contiene muy pocos volúmenes; compruebe dataset.json.</translation>
    </message>
    <message>
        <source>The session cannot be kept in %1: %2. Should the program end unexpectedly, it is lost.</source>
        <translation>La sesión no se puede guardar en %1: %2. Si el programa terminara de forma inesperada, se perdería.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made: %2. The session is not saved; choose another place.</source>
        <translation>La carpeta %1 no se puede crear: %2. La sesión no se ha guardado; elija otro lugar.</translation>
    </message>
    <message>
        <source>The case %1 has no labels to explain.</source>
        <translation>El caso %1 no tiene etiquetas que explicar.</translation>
    </message>
    <message>
        <source>The case %1 has no %2 on the grid of its labels.</source>
        <translation>El caso %1 no tiene %2 en la rejilla de sus etiquetas.</translation>
    </message>
    <message>
        <source>None of its measurements lies within this case.</source>
        <translation>Ninguna de sus mediciones está dentro de este caso.</translation>
    </message>
    <message>
        <source>The surface %1 cannot be written: %2. Choose a folder that exists, is writable and has room.</source>
        <translation>La superficie %1 no se puede escribir: %2. Elija una carpeta que exista, en la que se pueda escribir y que tenga espacio.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made: %2. Choose another folder.</source>
        <translation>La carpeta %1 no se puede crear: %2. Elija otra carpeta.</translation>
    </message>
    <message>
        <source>there is a file of this name</source>
        <translation>hay un archivo con este nombre</translation>
    </message>
    <message>
        <source>%1 is too fragmented for a surface; take out its specks first.</source>
        <translation>%1 está demasiado fragmentado para una superficie; quite primero sus motas.</translation>
    </message>
    <message>
        <source>The session %1 cannot be read; is it there, and may you read it?</source>
        <translation>La sesión %1 no se puede leer; ¿existe y tiene usted permiso para leerla?</translation>
    </message>
    <message>
        <source>The file %1 is too large to be a session.</source>
        <translation>El archivo %1 es demasiado grande para ser una sesión.</translation>
    </message>
    <message>
        <source>The file %1 is damaged at its beginning, or no session; open another file, or the case itself.</source>
        <translation>El archivo %1 está dañado en su comienzo o no es una sesión; abra otro archivo o el propio caso.</translation>
    </message>
    <message>
        <source>The file %1 is no session of Glioscope; open another file, or the case itself.</source>
        <translation>El archivo %1 no es una sesión de Glioscope; abra otro archivo o el propio caso.</translation>
    </message>
    <message>
        <source>The session %1 is damaged: it names no image of a case. Open the case itself.</source>
        <translation>La sesión %1 está dañada: no nombra ninguna imagen de un caso. Abra el propio caso.</translation>
    </message>
    <message>
        <source>The session %1 is damaged; what stands before the damage is shown.</source>
        <translation>La sesión %1 está dañada; se muestra lo que precede al daño.</translation>
    </message>
    <message>
        <source>The session %1 was saved by a later version of Glioscope; what this one understands of it is shown.</source>
        <translation>La sesión %1 se guardó con una versión posterior de Glioscope; se muestra lo que esta entiende de ella.</translation>
    </message>
    <message>
        <source>The session %1 has no version that is known to Glioscope; what this one understands of it is shown.</source>
        <translation>La sesión %1 no tiene ninguna versión que Glioscope conozca; se muestra lo que esta entiende de ella.</translation>
    </message>
    <message>
        <source>In the session %1 these cannot be read: %2. They are as in a new window.</source>
        <translation>En la sesión %1 no se puede leer lo siguiente: %2. Queda como en una ventana nueva.</translation>
    </message>
    <message>
        <source>, like another file of its case, </source>
        <translation>, como otro archivo de su caso, </translation>
    </message>
    <message>
        <source>, like %1 more files of its case, </source>
        <translation>, como otros %1 archivos de su caso, </translation>
    </message>
    <message>
        <source>%1%2%3, so left and right may be exchanged.</source>
        <translation>%1%2%3, así que izquierda y derecha pueden estar intercambiadas.</translation>
    </message>
    <message>
        <source>%1 does not look skull-stripped; a model that was trained on brains without skull may mark bone or scalp as tumour.</source>
        <translation>%1 no parece tener el cráneo eliminado; un modelo entrenado con cerebros sin cráneo puede marcar hueso o cuero cabelludo como tumor.</translation>
    </message>
    <message>
        <source>%1 do not look skull-stripped; a model that was trained on brains without skull may mark bone or scalp as tumour.</source>
        <translation>%1 no parecen tener el cráneo eliminado; un modelo entrenado con cerebros sin cráneo puede marcar hueso o cuero cabelludo como tumor.</translation>
    </message>
    <message>
        <source>%1 has one value in every voxel (%2); copy or export it again.</source>
        <translation>%1 tiene un mismo valor en todos los vóxeles (%2); cópielo o expórtelo de nuevo.</translation>
    </message>
    <message>
        <source>The same image is there as %1 (%2) and as %3 (%4); put the right file in the place of one.</source>
        <translation>La misma imagen está como %1 (%2) y como %3 (%4); ponga el archivo correcto en el lugar de una de ellas.</translation>
    </message>
    <message>
        <source>%1 has %2 voxel that is no number (%3); it is read as 0.</source>
        <translation>%1 tiene %2 vóxel que no es un número (%3); se lee como 0.</translation>
    </message>
    <message>
        <source>%1 has %2 voxels that are no numbers (%3); they are read as 0.</source>
        <translation>%1 tiene %2 vóxeles que no son números (%3); se leen como 0.</translation>
    </message>
    <message>
        <source>No background was found around the head in %1, as in a part cut out of a head or a noisy scan with its skull; all of the image is taken for brain, so a result may be wrong. Use whole images without skull.</source>
        <translation>No se encontró fondo alrededor de la cabeza en %1, como en una parte recortada de una cabeza o en una imagen con ruido y cráneo; toda la imagen se toma por cerebro, así que un resultado puede ser erróneo. Use imágenes enteras sin cráneo.</translation>
    </message>
    <message>
        <source>left to right</source>
        <translation>de izquierda a derecha</translation>
    </message>
    <message>
        <source>front to back</source>
        <translation>de delante a atrás</translation>
    </message>
    <message>
        <source>top to bottom</source>
        <translation>de arriba abajo</translation>
    </message>
    <message>
        <source>left-right</source>
        <translation>izquierda-derecha</translation>
    </message>
    <message>
        <source>front-back</source>
        <translation>delante-detrás</translation>
    </message>
    <message>
        <source>vertical</source>
        <translation>vertical</translation>
    </message>
    <message>
        <source>looks mirrored %1</source>
        <translation>parece reflejada %1</translation>
    </message>
    <message>
        <source>looks turned by half a turn about the %1 axis</source>
        <translation>parece girada media vuelta en torno al eje %1</translation>
    </message>
    <message>
        <source>looks shifted %1</source>
        <translation>parece desplazada %1</translation>
    </message>
    <message>
        <source>%1 do not show the head in one place: one %2 against the other.</source>
        <translation>%1 no muestran la cabeza en un mismo lugar: una %2 respecto a la otra.</translation>
    </message>
    <message>
        <source>%1 do not show the head in one place.</source>
        <translation>%1 no muestran la cabeza en un mismo lugar.</translation>
    </message>
    <message>
        <source>%1 does not show the head where the other sequences do: it %2.</source>
        <translation>%1 no muestra la cabeza donde las demás secuencias: %2.</translation>
    </message>
    <message>
        <source>%1 does not show the head where the other sequences do.</source>
        <translation>%1 no muestra la cabeza donde las demás secuencias.</translation>
    </message>
    <message>
        <source>Look at the sequences one over the other, and convert or register them again.</source>
        <translation>Mire las secuencias superpuestas y conviértalas o regístrelas de nuevo.</translation>
    </message>
    <message>
        <source>%1 look as if their files had each other&apos;s names. Look at both, and rename them if so.</source>
        <translation>%1 parecen tener cada una el nombre de la otra. Mire las dos y, si es así, cambie los nombres.</translation>
    </message>
    <message>
        <source>holds %1 volumes where labels are one.</source>
        <translation>contiene %1 volúmenes, y las etiquetas son uno.</translation>
    </message>
    <message>
        <source>%1 holds several cases, such as %2 and %3; name the folder or a file of the one that is meant.</source>
        <translation>%1 contiene varios casos, como %2 y %3; indique la carpeta o un archivo del que se quiere.</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 y %2 más</translation>
    </message>
    <message>
        <source> Not used in its folder is %1, whose name says no place in this case; rename what belongs there, like case_t1ce.nii.gz, or case_seg.nii.gz for labels of all parts of the tumour.</source>
        <translation> Sin usar en su carpeta está %1, cuyo nombre no indica ningún lugar en este caso; cambie el nombre de lo que pertenezca a él, como case_t1ce.nii.gz, o case_seg.nii.gz para las etiquetas de todas las partes del tumor.</translation>
    </message>
    <message>
        <source> Not used in its folder are %1, whose names say no place in this case; rename what belongs there, like case_t1ce.nii.gz, or case_seg.nii.gz for labels of all parts of the tumour.</source>
        <translation> Sin usar en su carpeta están %1, cuyos nombres no indican ningún lugar en este caso; cambie el nombre de lo que pertenezca a él, como case_t1ce.nii.gz, o case_seg.nii.gz para las etiquetas de todas las partes del tumor.</translation>
    </message>
    <message>
        <source>%1 holds four volumes and no dataset.json says which sequences they are; they are taken as FLAIR, T1, T1ce, T2, the Decathlon&apos;s order. If they are not, say so with --sequences or in a dataset.json.</source>
        <translation>%1 contiene cuatro volúmenes y ningún dataset.json dice qué secuencias son; se toman como FLAIR, T1, T1ce, T2, el orden del Decathlon. Si no lo son, indíquelo con --sequences o en un dataset.json.</translation>
    </message>
    <message>
        <source>%1 and %2 both claim to be channel %3 of this case; move one of them away.</source>
        <translation>%1 y %2 reclaman ser el canal %3 de este caso; aparte uno de los dos.</translation>
    </message>
    <message>
        <source>%1 holds %2 volumes where %3 is expected as number %4; check dataset.json.</source>
        <translation>%1 contiene %2 volúmenes y se espera %3 como número %4; compruebe dataset.json.</translation>
    </message>
    <message>
        <source>%1 holds %2 volumes where one is expected; extract the one that is meant.</source>
        <translation>%1 contiene %2 volúmenes donde se espera uno; extraiga el que se quiere.</translation>
    </message>
    <message>
        <source>%1 %2, so left and right may be exchanged; check it against the original series.</source>
        <translation>%1 %2, así que izquierda y derecha pueden estar intercambiadas; compruébelo con la serie original.</translation>
    </message>
    <message>
        <source>The case has no %1; add the file or leave the case out.%2</source>
        <translation>El caso no tiene %1; añada el archivo o deje fuera el caso.%2</translation>
    </message>
    <message>
        <source>%1 lies on another grid (%2) than %3 (%4); register and resample it first.</source>
        <translation>%1 está en otra rejilla (%2) que %3 (%4); regístrela y remuestréela primero.</translation>
    </message>
    <message>
        <source>%1 marks no tumour at all.</source>
        <translation>%1 no marca ningún tumor.</translation>
    </message>
    <message>
        <source>%1 has no voxel of %2.</source>
        <translation>%1 no tiene ningún vóxel de %2.</translation>
    </message>
    <message>
        <source>The case has no expert&apos;s labels; add the file or leave the case out.%1</source>
        <translation>El caso no tiene etiquetas del experto; añada el archivo o deje fuera el caso.%1</translation>
    </message>
    <message>
        <source>%1 lies on another grid (%2) than the images (%3).</source>
        <translation>%1 está en otra rejilla (%2) que las imágenes (%3).</translation>
    </message>
    <message>
        <source>The folders %1 and %2 hold cases of one name; rename one of them.</source>
        <translation>Las carpetas %1 y %2 contienen casos con un mismo nombre; cambie el de uno de ellos.</translation>
    </message>
    <message>
        <source>The case holds the same voxels as %1 (%2); were one held back from training, its figures would mean nothing.</source>
        <translation>El caso contiene los mismos vóxeles que %1 (%2); si uno se reservara del entrenamiento, sus cifras no significarían nada.</translation>
    </message>
    <message>
        <source>is far too large for a dataset.json; check where it came from.</source>
        <translation>es demasiado grande para un dataset.json; compruebe de dónde viene.</translation>
    </message>
    <message>
        <source>is not valid JSON in UTF-8, so the dataset&apos;s channels and labels cannot be told; repair or remove it.</source>
        <translation>no es JSON válido en UTF-8, así que no se conocen los canales y etiquetas del conjunto de datos; repárelo o quítelo.</translation>
    </message>
    <message>
        <source>names two channels as the %1 sequence; correct its channel names.</source>
        <translation>nombra dos canales como la secuencia %1; corrija los nombres de sus canales.</translation>
    </message>
    <message>
        <source>%1 and %2 both claim to be the %3 of this case; open the one that is meant, or move the other away.</source>
        <translation>%1 y %2 reclaman ser %3 de este caso; abra el que se quiere o aparte el otro.</translation>
    </message>
    <message>
        <source>does not say in its name which sequence it holds; name it like case_flair.nii.gz, case_t1.nii.gz, case_t1ce.nii.gz, case_t2.nii.gz or case_seg.nii.gz.</source>
        <translation>no dice en su nombre qué secuencia contiene; nómbrelo como case_flair.nii.gz, case_t1.nii.gz, case_t1ce.nii.gz, case_t2.nii.gz o case_seg.nii.gz.</translation>
    </message>
    <message>
        <source>numbers its channels (%1) and has no dataset.json that says which sequences they are; add one.</source>
        <translation>numera sus canales (%1) y no tiene ningún dataset.json que diga qué secuencias son; añada uno.</translation>
    </message>
    <message>
        <source>holds no images whose names say which sequence they are; name them like case_flair.nii.gz, case_t1.nii.gz, case_t1ce.nii.gz and case_t2.nii.gz.</source>
        <translation>no contiene imágenes cuyos nombres digan qué secuencia son; nómbrelas como case_flair.nii.gz, case_t1.nii.gz, case_t1ce.nii.gz y case_t2.nii.gz.</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>El archivo</translation>
    </message>
    <message>
        <source>The case in %1 has no labels; give a label file.%2</source>
        <translation>El caso de %1 no tiene etiquetas; indique un archivo de etiquetas.%2</translation>
    </message>
    <message>
        <source>image</source>
        <translation>imagen</translation>
    </message>
    <message>
        <source>%1 image</source>
        <translation>imagen %1</translation>
    </message>
    <message>
        <source>expert&apos;s segmentation</source>
        <translation>segmentación del experto</translation>
    </message>
    <message>
        <source>%1 would take the place of the %2 of the case %3, %4; nothing was written. Choose another name or folder.</source>
        <translation>%1 ocuparía el lugar de lo que es %2 del caso %3, %4; no se ha escrito nada. Elija otro nombre u otra carpeta.</translation>
    </message>
    <message>
        <source>%1 and %2 both claim to be the %3 of this case; move one of them away.</source>
        <translation>%1 y %2 reclaman ser %3 de este caso; aparte uno de los dos.</translation>
    </message>
    <message>
        <source>%1 and %2 both claim to be the labels of this case; move one of them away.</source>
        <translation>%1 y %2 reclaman ser las etiquetas de este caso; aparte uno de los dos.</translation>
    </message>
    <message>
        <source>%1 holds %2 volumes, and nothing tells which sequences these are (names in dataset.json: %3); say it with --sequences flair,t1,t1ce,t2 (in the order of the channels, - for one that is none), or name the channels in dataset.json.</source>
        <translation>%1 contiene %2 volúmenes y nada dice qué secuencias son (nombres en dataset.json: %3); indíquelo con --sequences flair,t1,t1ce,t2 (en el orden de los canales, - para uno que no lo sea) o nombre los canales en dataset.json.</translation>
    </message>
    <message>
        <source>%1 is a numbered channel of its case, and nothing tells which sequences these are (names in dataset.json: %2); say it with --sequences flair,t1,t1ce,t2 (in the order of the channels, - for one that is none), or name the channels in dataset.json.</source>
        <translation>%1 es un canal numerado de su caso y nada dice qué secuencias son (nombres en dataset.json: %2); indíquelo con --sequences flair,t1,t1ce,t2 (en el orden de los canales, - para uno que no lo sea) o nombre los canales en dataset.json.</translation>
    </message>
    <message>
        <source>The case %1 in %2 has %3 channels, and %4 names %5; name each of them, - for one that is no sequence.</source>
        <translation>El caso %1 de %2 tiene %3 canales y %4 nombra %5; nombre cada uno, - para uno que no sea una secuencia.</translation>
    </message>
    <message>
        <source>dataset.json says that channel %1 of %2 in %3 is %4, and %5 does not; correct one of the two.</source>
        <translation>dataset.json dice que el canal %1 de %2 en %3 es %4, y %5 no; corrija uno de los dos.</translation>
    </message>
    <message>
        <source>%1 holds the value %2 where whole numbers from 0 to 255 are expected; write it again.</source>
        <translation>%1 contiene el valor %2 donde se esperan números enteros de 0 a 255; escríbalo de nuevo.</translation>
    </message>
    <message>
        <source>holds %1 volumes where %2 is expected as number %3; check dataset.json.</source>
        <translation>contiene %1 volúmenes y se espera %2 como número %3; compruebe dataset.json.</translation>
    </message>
    <message>
        <source>is a segmentation of 3D Slicer and no image; choose the image beside it.</source>
        <translation>es una segmentación de 3D Slicer y no una imagen; elija la imagen que está junto a ella.</translation>
    </message>
    <message>
        <source>holds %1 volumes where one is expected; extract the one that is meant.</source>
        <translation>contiene %1 volúmenes donde se espera uno; extraiga el que se quiere.</translation>
    </message>
    <message>
        <source>The case %1 in %2 has no images, only labels; open a folder with its sequences.</source>
        <translation>El caso %1 de %2 no tiene imágenes, solo etiquetas; abra una carpeta con sus secuencias.</translation>
    </message>
    <message>
        <source>is damaged (its compressed data cannot be unpacked); copy or download it again.</source>
        <translation>está dañado (sus datos comprimidos no se pueden descomprimir); cópielo o descárguelo de nuevo.</translation>
    </message>
    <message>
        <source>holds more than a gigabyte of data behind the voxels that its header declares; write it anew with a header that tells of all.</source>
        <translation>contiene más de un gigabyte de datos tras los vóxeles que declara su cabecera; escríbalo de nuevo con una cabecera que lo diga todo.</translation>
    </message>
    <message>
        <source>cannot be read to its end; check the disk or network it lies on.</source>
        <translation>no se puede leer hasta el final; compruebe el disco o la red donde está.</translation>
    </message>
    <message>
        <source>is not a file; choose the image file itself.</source>
        <translation>no es un archivo; elija el propio archivo de imagen.</translation>
    </message>
    <message>
        <source>cannot be read: %1.</source>
        <translation>no se puede leer: %1.</translation>
    </message>
    <message>
        <source>is empty; copy or download it again.</source>
        <translation>está vacío; cópielo o descárguelo de nuevo.</translation>
    </message>
    <message>
        <source>cannot be opened: there is no permission to read it; have its owner allow it.</source>
        <translation>no se puede abrir: no hay permiso para leerlo; pida a su propietario que lo permita.</translation>
    </message>
    <message>
        <source>cannot be opened: %1.</source>
        <translation>no se puede abrir: %1.</translation>
    </message>
    <message>
        <source>ends early (%1 of %2 bytes are there once unpacked); copy or download it again.</source>
        <translation>termina antes de tiempo (hay %1 de %2 bytes una vez descomprimido); cópielo o descárguelo de nuevo.</translation>
    </message>
    <message>
        <source>is %1, which is not read yet; %2.</source>
        <translation>es %1, que aún no se lee; %2.</translation>
    </message>
    <message>
        <source>a MetaImage file under another name</source>
        <translation>un archivo MetaImage con otro nombre</translation>
    </message>
    <message>
        <source>rename it to end in .mha, or in .mhd where its voxels lie in another file</source>
        <translation>cámbiele el nombre para que acabe en .mha, o en .mhd si sus vóxeles están en otro archivo</translation>
    </message>
    <message>
        <source>a FreeSurfer volume (.mgz, .mgh)</source>
        <translation>un volumen de FreeSurfer (.mgz, .mgh)</translation>
    </message>
    <message>
        <source>convert it with &quot;mri_convert&quot; or nibabel to .nii.gz</source>
        <translation>conviértalo con &quot;mri_convert&quot; o nibabel a .nii.gz</translation>
    </message>
    <message>
        <source>the voxels of a pair of files (.hdr and .img)</source>
        <translation>los vóxeles de un par de archivos (.hdr y .img)</translation>
    </message>
    <message>
        <source>open its .hdr, which says what they are</source>
        <translation>abra su .hdr, que dice lo que son</translation>
    </message>
    <message>
        <source>an NRRD header whose voxels lie in another file (.nhdr)</source>
        <translation>una cabecera NRRD cuyos vóxeles están en otro archivo (.nhdr)</translation>
    </message>
    <message>
        <source>save it as one .nrrd file</source>
        <translation>guárdelo como un solo archivo .nrrd</translation>
    </message>
    <message>
        <source>a DICOM file</source>
        <translation>un archivo DICOM</translation>
    </message>
    <message>
        <source>convert its study with &quot;glioscope-engine import-dicom&quot; to .nii.gz</source>
        <translation>convierta su estudio con &quot;glioscope-engine import-dicom&quot; a .nii.gz</translation>
    </message>
    <message>
        <source>an archive</source>
        <translation>un archivo comprimido</translation>
    </message>
    <message>
        <source>unpack it first</source>
        <translation>descomprímalo primero</translation>
    </message>
    <message>
        <source>compressed with zstd</source>
        <translation>un archivo comprimido con zstd</translation>
    </message>
    <message>
        <source>unpack it first (&quot;unzstd&quot;)</source>
        <translation>descomprímalo primero (&quot;unzstd&quot;)</translation>
    </message>
    <message>
        <source>compressed with xz or bzip2</source>
        <translation>un archivo comprimido con xz o bzip2</translation>
    </message>
    <message>
        <source>an NRRD file under another name</source>
        <translation>un archivo NRRD con otro nombre</translation>
    </message>
    <message>
        <source>rename it to end in .nrrd</source>
        <translation>cámbiele el nombre para que acabe en .nrrd</translation>
    </message>
    <message>
        <source>compressed twice</source>
        <translation>un archivo comprimido dos veces</translation>
    </message>
    <message>
        <source>unpack it once (&quot;gunzip&quot;)</source>
        <translation>descomprímalo una vez (&quot;gunzip&quot;)</translation>
    </message>
    <message>
        <source>; fetch it with &quot;git annex get&quot; or &quot;datalad get&quot; in its dataset, and open it again.</source>
        <translation>; tráigalo con &quot;git annex get&quot; o &quot;datalad get&quot; en su conjunto de datos y ábralo de nuevo.</translation>
    </message>
    <message>
        <source>may not be looked into: there is no permission; have its owner allow reading it.</source>
        <translation>no se puede examinar: no hay permiso; pida a su propietario que permita leerla.</translation>
    </message>
    <message>
        <source>holds a folder (%1) that may not be looked into: there is no permission; have its owner allow reading it.</source>
        <translation>contiene una carpeta (%1) que no se puede examinar: no hay permiso; pida a su propietario que permita leerla.</translation>
    </message>
    <message>
        <source>holds %1 as a link alone, without its content%2</source>
        <translation>contiene %1 solo como enlace, sin su contenido%2</translation>
    </message>
    <message>
        <source>holds no image that is read, but %1, which is %2, and that is not read yet; %3.</source>
        <translation>no contiene ninguna imagen que se lea, sino %1, que es %2, y eso aún no se lee; %3.</translation>
    </message>
    <message>
        <source>stands for content that has not been fetched%1</source>
        <translation>representa un contenido que no se ha traído%1</translation>
    </message>
    <message>
        <source>; fetch it with &quot;git lfs pull&quot;, and open it again.</source>
        <translation>; tráigalo con &quot;git lfs pull&quot; y ábralo de nuevo.</translation>
    </message>
    <message>
        <source>is a link to content that git-annex has not fetched%1</source>
        <translation>es un enlace a un contenido que git-annex no ha traído%1</translation>
    </message>
    <message>
        <source>is a link to %1, which does not exist; copy the file itself here.</source>
        <translation>es un enlace a %1, que no existe; copie aquí el propio archivo.</translation>
    </message>
    <message>
        <source>cannot be reached: there is no permission to look into a folder above it; have its owner allow it.</source>
        <translation>no se alcanza: no hay permiso para examinar una carpeta superior; pida a su propietario que lo permita.</translation>
    </message>
    <message>
        <source>does not exist; check the path, or whether its disk is still there.</source>
        <translation>no existe; compruebe la ruta, o si su disco sigue ahí.</translation>
    </message>
    <message>
        <source>is none of what is read, %1, by its name; open a case&apos;s folder or one of its images.</source>
        <translation>no es, por su nombre, nada de lo que se lee, %1; abra la carpeta de un caso o una de sus imágenes.</translation>
    </message>
    <message>
        <source>: 4 is enhancing tumour in BraTS to 2021 and the resection cavity from 2024</source>
        <translation>: 4 es tumor realzante en BraTS hasta 2021 y la cavidad de resección desde 2024</translation>
    </message>
    <message>
        <source>: where 1 marks the whole tumour, none does, and the mask tells none of its parts</source>
        <translation>: si 1 marca todo el tumor, ninguno, y la máscara no distingue ninguna de sus partes</translation>
    </message>
    <message>
        <source>choose with --labels %1.</source>
        <translation>elija con --labels %1.</translation>
    </message>
    <message>
        <source>check that it is a mask of tumour labels.</source>
        <translation>compruebe que es una máscara de etiquetas de tumor.</translation>
    </message>
    <message>
        <source>%1 holds the label value %2, which %3 does not have; %4</source>
        <translation>%1 contiene el valor de etiqueta %2, que %3 no tiene; %4</translation>
    </message>
    <message>
        <source>holds the label values %1, and no known scheme has them with the names that dataset.json gives them; correct its labels.</source>
        <translation>contiene los valores de etiqueta %1, y ningún esquema conocido los tiene con los nombres que dataset.json les da; corrija sus etiquetas.</translation>
    </message>
    <message>
        <source>holds the label value %1, so its values %2 fit no known scheme; check that it is a mask of tumour labels.</source>
        <translation>contiene el valor de etiqueta %1, así que sus valores %2 no encajan en ningún esquema conocido; compruebe que es una máscara de etiquetas de tumor.</translation>
    </message>
    <message>
        <source>cannot follow %1: dataset.json calls %2 %3; choose another scheme with --labels, or correct dataset.json.</source>
        <translation>no puede seguir %1: dataset.json llama a %2 %3; elija otro esquema con --labels o corrija dataset.json.</translation>
    </message>
    <message>
        <source>the scheme that its case goes by, %1,</source>
        <translation>el esquema por el que se rige su caso, %1,</translation>
    </message>
    <message>
        <source>%1 holds the label values %2, and nothing tells which scheme they follow%3; %4</source>
        <translation>%1 contiene los valores de etiqueta %2, y nada dice qué esquema siguen%3; %4</translation>
    </message>
    <message>
        <source>holds %1, which is no label; check that it is a mask and not an image.</source>
        <translation>contiene %1, que no es una etiqueta; compruebe que es una máscara y no una imagen.</translation>
    </message>
    <message>
        <source>the value %1</source>
        <translation>el valor %1</translation>
    </message>
    <message>
        <source>values that are not numbers (%1 voxels)</source>
        <translation>valores que no son números (%1 vóxeles)</translation>
    </message>
    <message>
        <source>was not saved: only NIfTI is written; choose a name ending in .nii.gz or .nii.</source>
        <translation>no se guardó: solo se escribe NIfTI; elija un nombre que acabe en .nii.gz o .nii.</translation>
    </message>
    <message>
        <source>cannot be written: %1</source>
        <translation>no se puede escribir: %1</translation>
    </message>
    <message>
        <source>came back as %1 where %2 was meant.</source>
        <translation>se releyó como %1 donde debía ser %2.</translation>
    </message>
    <message>
        <source>came back with other voxels.</source>
        <translation>se releyó con otros vóxeles.</translation>
    </message>
    <message>
        <source>came back with %1 in another place or of another volume.</source>
        <translation>se releyó con %1 en otro lugar o de otro volumen.</translation>
    </message>
    <message>
        <source>was not saved: there are no voxels to save.</source>
        <translation>no se guardó: no hay vóxeles que guardar.</translation>
    </message>
    <message>
        <source>was not saved: %1 has no number for %2; choose a scheme that has one.</source>
        <translation>no se guardó: %1 no tiene número para %2; elija un esquema que lo tenga.</translation>
    </message>
    <message>
        <source>was not saved: its intensities do not fit 16-bit whole numbers; save them as they are.</source>
        <translation>no se guardó: sus intensidades no caben en números enteros de 16 bits; guárdelas como son.</translation>
    </message>
    <message>
        <source>was not saved: some of its intensities are not finite numbers.</source>
        <translation>no se guardó: algunas de sus intensidades no son números finitos.</translation>
    </message>
    <message>
        <source>has a damaged MetaImage header (its field &quot;%1&quot; is missing or makes no sense); copy or export it again.</source>
        <translation>tiene una cabecera MetaImage dañada (su campo &quot;%1&quot; falta o no tiene sentido); cópielo o expórtelo de nuevo.</translation>
    </message>
    <message>
        <source>is not a MetaImage file, whatever its name says; check where it came from.</source>
        <translation>no es un archivo MetaImage, diga lo que diga su nombre; compruebe de dónde viene.</translation>
    </message>
    <message>
        <source>holds voxels of type &quot;%1&quot;, which is not read; export it as float.</source>
        <translation>contiene vóxeles del tipo &quot;%1&quot;, que no se lee; expórtelo como float.</translation>
    </message>
    <message>
        <source>holds %1 dimensions where a volume of three is needed; export one volume alone.</source>
        <translation>contiene %1 dimensiones donde hace falta un volumen de tres; exporte un solo volumen.</translation>
    </message>
    <message>
        <source>holds several numbers a voxel, as a colour picture does; export one of them.</source>
        <translation>contiene varios números por vóxel, como una imagen en color; exporte uno de ellos.</translation>
    </message>
    <message>
        <source>holds its voxels as text, which is not read; export it in binary form.</source>
        <translation>contiene sus vóxeles como texto, que no se lee; expórtelo en forma binaria.</translation>
    </message>
    <message>
        <source>does not state its orientation (it has no TransformMatrix, so nothing says where left and right are)</source>
        <translation>no indica su orientación (no tiene TransformMatrix, así que nada dice dónde están izquierda y derecha)</translation>
    </message>
    <message>
        <source>keeps its voxels in several files, or in one that is not beside it (%1), which is not read; export it as one .mha file.</source>
        <translation>guarda sus vóxeles en varios archivos, o en uno que no está junto a él (%1), lo que no se lee; expórtelo como un solo archivo .mha.</translation>
    </message>
    <message>
        <source>is not a NIfTI file, whatever its name says; check where it came from.</source>
        <translation>no es un archivo NIfTI, diga lo que diga su nombre; compruebe de dónde viene.</translation>
    </message>
    <message>
        <source>is too short to be a NIfTI file; copy or download it again.</source>
        <translation>es demasiado corto para ser un archivo NIfTI; cópielo o descárguelo de nuevo.</translation>
    </message>
    <message>
        <source>holds voxels of NIfTI type %1, which is not a plain whole or real number; convert it to one of these.</source>
        <translation>contiene vóxeles del tipo NIfTI %1, que no es un número entero o real sencillo; conviértalo a uno de estos.</translation>
    </message>
    <message>
        <source>has a damaged header (it claims %1 dimensions); copy or download it again.</source>
        <translation>tiene una cabecera dañada (declara %1 dimensiones); cópielo o descárguelo de nuevo.</translation>
    </message>
    <message>
        <source>has a damaged header (it claims %1 voxels along dimension %2); copy or download it again.</source>
        <translation>tiene una cabecera dañada (declara %1 vóxeles en la dimensión %2); cópielo o descárguelo de nuevo.</translation>
    </message>
    <message>
        <source>has more than four dimensions; extract the volumes that are meant.</source>
        <translation>tiene más de cuatro dimensiones; extraiga los volúmenes que se quieren.</translation>
    </message>
    <message>
        <source>holds a flat picture of %1 dimensions; a volume of three is needed.</source>
        <translation>contiene una imagen plana de %1 dimensiones; hace falta un volumen de tres.</translation>
    </message>
    <message>
        <source>has an orientation (%1) with numbers that are not finite; write its header anew.</source>
        <translation>tiene una orientación (%1) con números que no son finitos; escriba de nuevo su cabecera.</translation>
    </message>
    <message>
        <source>has an orientation (%1) that flattens its voxels to nothing; write its header anew.</source>
        <translation>tiene una orientación (%1) que aplana sus vóxeles hasta la nada; escriba de nuevo su cabecera.</translation>
    </message>
    <message>
        <source>voxel size</source>
        <translation>tamaño de vóxel</translation>
    </message>
    <message>
        <source>has a damaged header (its voxels start at an impossible place); copy or download it again.</source>
        <translation>tiene una cabecera dañada (sus vóxeles empiezan en un lugar imposible); cópielo o descárguelo de nuevo.</translation>
    </message>
    <message>
        <source>has an orientation that is not in millimetres; write its header anew.</source>
        <translation>tiene una orientación que no está en milímetros; escriba de nuevo su cabecera.</translation>
    </message>
    <message>
        <source>does not state its orientation (its sform and qform codes are 0)</source>
        <translation>no indica su orientación (sus códigos sform y qform son 0)</translation>
    </message>
    <message>
        <source>contradicts itself in its orientation (its sform and qform differ by %1 mm)</source>
        <translation>se contradice en su orientación (su sform y su qform difieren en %1 mm)</translation>
    </message>
    <message>
        <source>has a damaged NRRD header (its field &quot;%1&quot; is missing or makes no sense); copy or export it again.</source>
        <translation>tiene una cabecera NRRD dañada (su campo &quot;%1&quot; falta o no tiene sentido); cópielo o expórtelo de nuevo.</translation>
    </message>
    <message>
        <source>is not an NRRD file, whatever its name says; check where it came from.</source>
        <translation>no es un archivo NRRD, diga lo que diga su nombre; compruebe de dónde viene.</translation>
    </message>
    <message>
        <source>has an NRRD header without an end; copy or export it again.</source>
        <translation>tiene una cabecera NRRD sin final; cópielo o expórtelo de nuevo.</translation>
    </message>
    <message>
        <source>does not state its orientation (its &quot;space&quot; or &quot;space directions&quot; do not say where left and right are)</source>
        <translation>no indica su orientación (sus campos &quot;space&quot; o &quot;space directions&quot; no dicen dónde están izquierda y derecha)</translation>
    </message>
    <message>
        <source>keeps its voxels in another file, which is not read; export it as one .nrrd file.</source>
        <translation>guarda sus vóxeles en otro archivo, que no se lee; expórtelo como un solo archivo .nrrd.</translation>
    </message>
    <message>
        <source>is encoded as &quot;%1&quot;, which is not read; export it as raw or gzip.</source>
        <translation>está codificado como &quot;%1&quot;, que no se lee; expórtelo como raw o gzip.</translation>
    </message>
    <message>
        <source>claims %1 voxels, more than the limit of %2 a volume; check that it is what you meant to open, or raise the limit with the environment variable GLIOSCOPE_MAX_VOXELS.</source>
        <translation>declara %1 vóxeles, más que el límite de %2 por volumen; compruebe que es lo que quería abrir o suba el límite con la variable de entorno GLIOSCOPE_MAX_VOXELS.</translation>
    </message>
    <message>
        <source>claims %1 voxels, more bytes than the limit of %2 a file; check that it is what you meant to open, or raise the limit with the environment variable GLIOSCOPE_MAX_BYTES.</source>
        <translation>declara %1 vóxeles, más bytes que el límite de %2 por archivo; compruebe que es lo que quería abrir o suba el límite con la variable de entorno GLIOSCOPE_MAX_BYTES.</translation>
    </message>
    <message>
        <source>claims %1 voxels, but its %2 bytes cannot hold them; it ends early or is damaged, so copy or download it again.</source>
        <translation>declara %1 vóxeles, pero sus %2 bytes no pueden contenerlos; termina antes de tiempo o está dañado, así que cópielo o descárguelo de nuevo.</translation>
    </message>
    <message>
        <source>is the header of a pair of files whose other half (%1.img) is not beside it; copy that one here too.</source>
        <translation>es la cabecera de un par de archivos cuya otra mitad (%1.img) no está junto a ella; cópiela también aquí.</translation>
    </message>
    <message>
        <source>is the header of a pair of files (.hdr and .img) under another name; rename it to end in .hdr, with its .img beside it.</source>
        <translation>es la cabecera de un par de archivos (.hdr e .img) con otro nombre; cámbiele el nombre para que acabe en .hdr, con su .img al lado.</translation>
    </message>
    <message>
        <source>holds header and voxels in one file; rename it to end in .nii.</source>
        <translation>contiene cabecera y vóxeles en un solo archivo; cámbiele el nombre para que acabe en .nii.</translation>
    </message>
    <message>
        <source>is gzip-compressed although its name does not say so; rename it to end in .gz.</source>
        <translation>está comprimido con gzip aunque su nombre no lo diga; cámbiele el nombre para que acabe en .gz.</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>no se puede leer: %1</translation>
    </message>
    <message>
        <source>is not a volume of three dimensions.</source>
        <translation>no es un volumen de tres dimensiones.</translation>
    </message>
    <message>
        <source>has an orientation that cannot be understood; write its header anew.</source>
        <translation>tiene una orientación que no se entiende; escriba de nuevo su cabecera.</translation>
    </message>
    <message>
        <source>%1 has segments whose names do not say what they are (%2); name them &quot;necrotic core&quot;, &quot;edema&quot;, &quot;enhancing tumor&quot;, &quot;tumor core&quot; or &quot;whole tumor&quot; in 3D Slicer, or add the file to its case in the window, which asks.</source>
        <translation>%1 tiene segmentos cuyos nombres no dicen lo que son (%2); nómbrelos &quot;necrotic core&quot;, &quot;edema&quot;, &quot;enhancing tumor&quot;, &quot;tumor core&quot; o &quot;whole tumor&quot; en 3D Slicer, o añada el archivo a su caso en la ventana, que pregunta.</translation>
    </message>
    <message>
        <source>has a segment (&quot;%1&quot;) in a layer that it does not hold; export it again.</source>
        <translation>tiene un segmento (&quot;%1&quot;) en una capa que no contiene; expórtelo de nuevo.</translation>
    </message>
    <message>
        <source>%1 has a sheared orientation (its axes are not at right angles), which cannot be shown rightly; resample it onto a straight grid, or have its axes straightened, which moves a corner by %2 mm.</source>
        <translation>%1 tiene una orientación oblicua (sus ejes no son perpendiculares), que no se puede mostrar bien; remuestréelo a una rejilla recta o haga enderezar sus ejes, lo que mueve una esquina %2 mm.</translation>
    </message>
    <message>
        <source>was not saved: %1; what was there before is untouched.</source>
        <translation>no se guardó: %1; lo que había antes está intacto.</translation>
    </message>
    <message>
        <source>writing or checking it failed (%1)</source>
        <translation>escribirlo o comprobarlo falló (%1)</translation>
    </message>
    <message>
        <source>a folder of that name is in the way</source>
        <translation>una carpeta de ese nombre estorba</translation>
    </message>
    <message>
        <source>its folder does not exist</source>
        <translation>su carpeta no existe</translation>
    </message>
    <message>
        <source>its folder may not be written to</source>
        <translation>en su carpeta no se puede escribir</translation>
    </message>
    <message>
        <source>has an orientation that flattens its voxels to nothing; export it again.</source>
        <translation>tiene una orientación que aplana sus vóxeles hasta la nada; expórtelo de nuevo.</translation>
    </message>
    <message>
        <source>The case %1 holds no images.</source>
        <translation>El caso %1 no contiene imágenes.</translation>
    </message>
    <message>
        <source>%1 sequence</source>
        <translation>la secuencia %1</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>las etiquetas</translation>
    </message>
    <message>
        <source>%1 has no columns &quot;case&quot; and &quot;patient&quot; in its first line; write case,patient there and one case a line below.</source>
        <translation>%1 no tiene columnas &quot;case&quot; y &quot;patient&quot; en su primera línea; escriba allí case,patient y debajo un caso por línea.</translation>
    </message>
    <message>
        <source>%1 cannot be read or is empty; it is a table with the columns case and patient, one case a line.</source>
        <translation>%1 no se puede leer o está vacío; es una tabla con las columnas case y patient, un caso por línea.</translation>
    </message>
    <message>
        <source>%1does not name a case and its patient; complete or remove it.</source>
        <translation>%1no nombra un caso y su paciente; complételo o quítelo.</translation>
    </message>
    <message>
        <source>%1gives the case %2 to %3, an earlier line to %4; remove one of them.</source>
        <translation>%1da el caso %2 a %3, y una línea anterior a %4; quite una de las dos.</translation>
    </message>
    <message>
        <source>Between 1 and %1 segmentations can be compared at once, not %2.</source>
        <translation>Se pueden comparar a la vez entre 1 y %1 segmentaciones, no %2.</translation>
    </message>
    <message>
        <source>A segmentation of %1 cannot be compared voxel by voxel with one of %2.</source>
        <translation>Una segmentación de %1 no se puede comparar vóxel a vóxel con una de %2.</translation>
    </message>
    <message>
        <source>No brain was found in the image; check that it shows a head.</source>
        <translation>No se encontró ningún cerebro en la imagen; compruebe que muestra una cabeza.</translation>
    </message>
    <message>
        <source>This cuDNN version computes bfloat16 convolutions wrongly, so float32 is used; updating cuDNN makes it faster.</source>
        <translation>Esta versión de cuDNN calcula mal las convoluciones en bfloat16, así que se usa float32; actualizar cuDNN lo hace más rápido.</translation>
    </message>
    <message>
        <source>A self-check found bfloat16 convolutions to be wrong on this device, so float32 is used.</source>
        <translation>Una comprobación encontró que las convoluciones en bfloat16 son erróneas en este dispositivo, así que se usa float32.</translation>
    </message>
    <message>
        <source>bfloat16 is slower than float32 on this device.</source>
        <translation>bfloat16 es más lento que float32 en este dispositivo.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a device; use auto, cpu, cuda or cuda:0.</source>
        <translation>&quot;%1&quot; no es un dispositivo; use auto, cpu, cuda o cuda:0.</translation>
    </message>
    <message>
        <source>The device %1 cannot be used on this machine; use auto or cpu.</source>
        <translation>El dispositivo %1 no se puede usar en este equipo; use auto o cpu.</translation>
    </message>
    <message>
        <source>The memory of %1 does not suffice; close other programs, or take less at a time.</source>
        <translation>La memoria de %1 no basta; cierre otros programas o tome menos cada vez.</translation>
    </message>
    <message>
        <source>The computation failed on %1; try the processor (--device cpu), or another precision.</source>
        <translation>El cálculo falló en %1; pruebe el procesador (--device cpu) u otra precisión.</translation>
    </message>
    <message>
        <source>Memory did not suffice for the largest windows that this model takes, so smaller ones were used; with more of it the result may differ a little.</source>
        <translation>La memoria no bastó para las ventanas más grandes que admite este modelo, así que se usaron más pequeñas; con más memoria el resultado puede variar un poco.</translation>
    </message>
    <message>
        <source>The graphics card could not run the model, most often for want of free memory, so the segmentation ran on the processor.</source>
        <translation>La tarjeta gráfica no pudo ejecutar el modelo, casi siempre por falta de memoria libre, así que la segmentación se hizo en el procesador.</translation>
    </message>
    <message>
        <source>The network could not be run on %1; try the processor, or another precision.</source>
        <translation>La red no se pudo ejecutar en %1; pruebe el procesador u otra precisión.</translation>
    </message>
    <message>
        <source>There is not enough free memory for even a small part of the images; close other programs or take a smaller model.</source>
        <translation>No hay memoria libre ni para una parte pequeña de las imágenes; cierre otros programas o tome un modelo más pequeño.</translation>
    </message>
    <message>
        <source>The folder %1 has no results.json that can be read; choose the folder that glioscope-engine compare wrote, after its comparison has ended.</source>
        <translation>La carpeta %1 no tiene ningún results.json que se pueda leer; elija la carpeta que escribió glioscope-engine compare, una vez terminada su comparación.</translation>
    </message>
    <message>
        <source>The file %1 is damaged or no result of a comparison; run glioscope-engine compare again.</source>
        <translation>El archivo %1 está dañado o no es resultado de una comparación; ejecute de nuevo glioscope-engine compare.</translation>
    </message>
    <message>
        <source>There is no measurement &quot;%1&quot;; they are %2.</source>
        <translation>No hay ninguna medición &quot;%1&quot;; son %2.</translation>
    </message>
    <message>
        <source>Measurement %1 (%2) does not have the points that such a one has.</source>
        <translation>La medición %1 (%2) no tiene los puntos que corresponden a una así.</translation>
    </message>
    <message>
        <source>This is no JSON with a list of measurements.</source>
        <translation>Esto no es JSON con una lista de mediciones.</translation>
    </message>
    <message>
        <source>These measurements are of another version of the program; this one reads version %1.</source>
        <translation>Estas mediciones son de otra versión del programa; esta lee la versión %1.</translation>
    </message>
    <message>
        <source>A field of the measurements is missing or of the wrong type.</source>
        <translation>Un campo de las mediciones falta o es de otro tipo.</translation>
    </message>
    <message>
        <source>%1 lies on another grid (%2) than %3 (%4); register and resample them first.</source>
        <translation>%1 está en otra rejilla (%2) que %3 (%4); regístrelas y remuestréelas primero.</translation>
    </message>
    <message>
        <source>The model %1 needs %2; this case has no %3.</source>
        <translation>El modelo %1 necesita %2; este caso no tiene %3.</translation>
    </message>
    <message>
        <source>The images are only %1; a model for whole brains cannot say anything about them.</source>
        <translation>Las imágenes son solo de %1; un modelo para cerebros enteros no puede decir nada de ellas.</translation>
    </message>
    <message>
        <source>The model&apos;s contract is not usable: &quot;%1&quot; %2.</source>
        <translation>El contrato del modelo no sirve: &quot;%1&quot; %2.</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>falta</translation>
    </message>
    <message>
        <source>is of the wrong kind</source>
        <translation>es de otra clase</translation>
    </message>
    <message>
        <source>is not a whole number from %1 to %2</source>
        <translation>no es un número entero de %1 a %2</translation>
    </message>
    <message>
        <source>names a normalisation this program does not know, %1</source>
        <translation>nombra una normalización que este programa no conoce, %1</translation>
    </message>
    <message>
        <source>is neither &quot;regions&quot; nor &quot;labels&quot; nor &quot;brain&quot;</source>
        <translation>no es ni &quot;regions&quot; ni &quot;labels&quot; ni &quot;brain&quot;</translation>
    </message>
    <message>
        <source>is one this program does not know</source>
        <translation>es uno que este programa no conoce</translation>
    </message>
    <message>
        <source>is not one of this network&apos;s</source>
        <translation>no es uno de los de esta red</translation>
    </message>
    <message>
        <source>is not a share below 1</source>
        <translation>no es una fracción menor que 1</translation>
    </message>
    <message>
        <source>names a sequence this program does not know, %1</source>
        <translation>nombra una secuencia que este programa no conoce, %1</translation>
    </message>
    <message>
        <source>names sequences, where a brain is found in any one</source>
        <translation>nombra secuencias, y un cerebro se busca en cualquiera</translation>
    </message>
    <message>
        <source>does not name each of the network&apos;s inputs once</source>
        <translation>no nombra una vez cada entrada de la red</translation>
    </message>
    <message>
        <source>names an unknown output, one twice, or a threshold outside 0 to 1</source>
        <translation>nombra una salida desconocida, una dos veces o un umbral fuera de 0 a 1</translation>
    </message>
    <message>
        <source>does not name each of the network&apos;s outputs once</source>
        <translation>no nombra una vez cada salida de la red</translation>
    </message>
    <message>
        <source>is not a share from 0 to 1</source>
        <translation>no es una fracción de 0 a 1</translation>
    </message>
    <message>
        <source>holds a name that is not made of letters, digits, &quot;-&quot; and &quot;_&quot;</source>
        <translation>contiene un nombre que no está hecho de letras, cifras, &quot;-&quot; y &quot;_&quot;</translation>
    </message>
    <message>
        <source>holds two of one name, %1</source>
        <translation>contiene dos con un mismo nombre, %1</translation>
    </message>
    <message>
        <source>lacks a case of the member %1, %2</source>
        <translation>carece de un caso del miembro %1, %2</translation>
    </message>
    <message>
        <source>does not hold 2 to %1 networks</source>
        <translation>no contiene de 2 a %1 redes</translation>
    </message>
    <message>
        <source>is there, which a model of this format or purpose does not have</source>
        <translation>está, y un modelo de este formato o propósito no lo tiene</translation>
    </message>
    <message>
        <source>has a grid, a window or a margin out of range</source>
        <translation>tiene una rejilla, una ventana o un margen fuera de rango</translation>
    </message>
    <message>
        <source>has a grid that is not finer than the first stage&apos;s</source>
        <translation>tiene una rejilla que no es más fina que la de la primera etapa</translation>
    </message>
    <message>
        <source>is not between 0.1 and 20 mm</source>
        <translation>no está entre 0,1 y 20 mm</translation>
    </message>
    <message>
        <source>is not between 8 and 1024 voxels</source>
        <translation>no está entre 8 y 1024 vóxeles</translation>
    </message>
    <message>
        <source>is one this program does not know, %1</source>
        <translation>es uno que este programa no conoce, %1</translation>
    </message>
    <message>
        <source>The model&apos;s contract is not a JSON object.</source>
        <translation>El contrato del modelo no es un objeto JSON.</translation>
    </message>
    <message>
        <source>The model was made for a newer version of Glioscope; update the program.</source>
        <translation>El modelo se hizo para una versión más nueva de Glioscope; actualice el programa.</translation>
    </message>
    <message>
        <source>is not usable as part of a file name</source>
        <translation>no sirve como parte de un nombre de archivo</translation>
    </message>
    <message>
        <source>it is not a JSON object with a number for each figure</source>
        <translation>no es un objeto JSON con un número para cada cifra</translation>
    </message>
    <message>
        <source>its figure &quot;%1&quot; is not a number from 0 to 1</source>
        <translation>su cifra &quot;%1&quot; no es un número de 0 a 1</translation>
    </message>
    <message>
        <source>its figure &quot;%1&quot; is not a number of at least 0</source>
        <translation>su cifra &quot;%1&quot; no es un número de al menos 0</translation>
    </message>
    <message>
        <source>The model&apos;s contract is not valid JSON.</source>
        <translation>El contrato del modelo no es JSON válido.</translation>
    </message>
    <message>
        <source>Of the model %1 not both stages have a network that has not been trained on the case %2; choose a model that has not, or let all of it run.</source>
        <translation>En el modelo %1 no hay en ambas etapas una red que no se haya entrenado con el caso %2; elija un modelo que no lo haya visto, o deje que se ejecute entero.</translation>
    </message>
    <message>
        <source>The model %1 has been trained on the case %2; choose a model that has not, or let all of it run.</source>
        <translation>El modelo %1 se entrenó con el caso %2; elija un modelo que no, o deje que se ejecute entero.</translation>
    </message>
    <message>
        <source>Every member of the model %1 has been trained on the case %2; choose a model that has not, or let all of it run.</source>
        <translation>Todos los miembros del modelo %1 se entrenaron con el caso %2; elija un modelo que no, o deje que se ejecute entero.</translation>
    </message>
    <message>
        <source>The model %1 holds %2 networks (%3), and this takes one; choose a model of a single network.</source>
        <translation>El modelo %1 contiene %2 redes (%3) y esto toma una; elija un modelo de una sola red.</translation>
    </message>
    <message>
        <source>The model %1 finds the brain and no tumour: it is one for the command brain-mask. Choose a model that segments tumours.</source>
        <translation>El modelo %1 busca el cerebro y no el tumor: es para la orden brain-mask. Elija un modelo que segmente tumores.</translation>
    </message>
    <message>
        <source>The model %1 finds tumours and no brain. Choose one that was trained with --task brain-mask.</source>
        <translation>El modelo %1 busca tumores y no el cerebro. Elija uno que se entrenara con --task brain-mask.</translation>
    </message>
    <message>
        <source>There is no folder for models, since neither HOME nor XDG_DATA_HOME is set; set one.</source>
        <translation>No hay carpeta para modelos, pues ni HOME ni XDG_DATA_HOME tienen valor; dé uno a una de ellas.</translation>
    </message>
    <message>
        <source>it is not a Glioscope model (it has no attribute &quot;%1&quot;)</source>
        <translation>no es un modelo de Glioscope (no tiene el atributo &quot;%1&quot;)</translation>
    </message>
    <message>
        <source>its attribute &quot;%1&quot; is not a text</source>
        <translation>su atributo &quot;%1&quot; no es un texto</translation>
    </message>
    <message>
        <source>it is damaged or not an HDF5 file</source>
        <translation>está dañado o no es un archivo HDF5</translation>
    </message>
    <message>
        <source>it is not a Glioscope model</source>
        <translation>no es un modelo de Glioscope</translation>
    </message>
    <message>
        <source>its contract is damaged</source>
        <translation>su contrato está dañado</translation>
    </message>
    <message>
        <source>its list of tensors is damaged</source>
        <translation>su lista de tensores está dañada</translation>
    </message>
    <message>
        <source>a tensor is damaged</source>
        <translation>un tensor está dañado</translation>
    </message>
    <message>
        <source>the tensor %1 does not hold numbers</source>
        <translation>el tensor %1 no contiene números</translation>
    </message>
    <message>
        <source>its content could not be put together</source>
        <translation>su contenido no se pudo componer</translation>
    </message>
    <message>
        <source>A mean needs at least two models; name the states of one training run.</source>
        <translation>Una media necesita al menos dos modelos; nombre los estados de un entrenamiento.</translation>
    </message>
    <message>
        <source>%1 differs from %2 in network, inputs, grid or outputs. Name states of one training run.</source>
        <translation>%1 difiere de %2 en red, entradas, rejilla o salidas. Nombre estados de un mismo entrenamiento.</translation>
    </message>
    <message>
        <source>%1 and %2 are the same model; name each once.</source>
        <translation>%1 y %2 son el mismo modelo; nombre cada uno una vez.</translation>
    </message>
    <message>
        <source>%1 scales every slice of a window by itself; a second stage needs models that scale over the whole brain.</source>
        <translation>%1 escala cada corte de una ventana por sí solo; una segunda etapa necesita modelos que escalen sobre todo el cerebro.</translation>
    </message>
    <message>
        <source>%1 gives single labels; a second stage needs models of WT, TC and ET.</source>
        <translation>%1 da etiquetas sueltas; una segunda etapa necesita modelos de WT, TC y ET.</translation>
    </message>
    <message>
        <source>The grid of %1 is not finer than that of %2; the second stage is the model of the finer one.</source>
        <translation>La rejilla de %1 no es más fina que la de %2; la segunda etapa es el modelo de la más fina.</translation>
    </message>
    <message>
        <source>The name &quot;%1&quot; is not one of 1 to %2 letters, digits, &quot;-&quot; and &quot;_&quot;; give one with --name.</source>
        <translation>El nombre &quot;%1&quot; no tiene de 1 a %2 letras, cifras, &quot;-&quot; y &quot;_&quot;; dé uno con --name.</translation>
    </message>
    <message>
        <source>A model of several networks has 2 to %1 of them, and %2 were named.</source>
        <translation>Un modelo de varias redes tiene de 2 a %1, y se nombraron %2.</translation>
    </message>
    <message>
        <source>%1 of the member %2</source>
        <translation>%1 del miembro %2</translation>
    </message>
    <message>
        <source>the tensor %1 is missing</source>
        <translation>falta el tensor %1</translation>
    </message>
    <message>
        <source>the tensor %1 is %2 instead of %3</source>
        <translation>el tensor %1 es %2 en lugar de %3</translation>
    </message>
    <message>
        <source>it holds a tensor its network does not have, %1</source>
        <translation>contiene un tensor que su red no tiene, %1</translation>
    </message>
    <message>
        <source>it is too small for the weights it declares</source>
        <translation>es demasiado pequeño para los pesos que declara</translation>
    </message>
    <message>
        <source>the tensor %1 holds values that are not numbers</source>
        <translation>el tensor %1 contiene valores que no son números</translation>
    </message>
    <message>
        <source>The model file %1</source>
        <translation>El archivo de modelo %1</translation>
    </message>
    <message>
        <source>The model file %1 was not written: %2.</source>
        <translation>El archivo de modelo %1 no se escribió: %2.</translation>
    </message>
    <message>
        <source>The model file</source>
        <translation>El archivo de modelo</translation>
    </message>
    <message>
        <source>%1 %2 is a folder; choose a file in it.</source>
        <translation>%1 %2 es una carpeta; elija un archivo de ella.</translation>
    </message>
    <message>
        <source>The model file %1 cannot be used: %2</source>
        <translation>El archivo de modelo %1 no se puede usar: %2</translation>
    </message>
    <message>
        <source>The model file %1 cannot be used: %2.</source>
        <translation>El archivo de modelo %1 no se puede usar: %2.</translation>
    </message>
    <message>
        <source>The model file %1 cannot be used: its weights don&apos;t fit.</source>
        <translation>El archivo de modelo %1 no se puede usar: sus pesos no encajan.</translation>
    </message>
    <message>
        <source>The model file %1 does not fit into memory.</source>
        <translation>El archivo de modelo %1 no cabe en la memoria.</translation>
    </message>
    <message>
        <source>No model was found in %1 or beside the program; give a model file.</source>
        <translation>No se encontró ningún modelo en %1 ni junto al programa; indique un archivo de modelo.</translation>
    </message>
    <message>
        <source>There is no model named %1; there are %2, and any model file can be given.</source>
        <translation>No hay ningún modelo llamado %1; están %2, y se puede indicar cualquier archivo de modelo.</translation>
    </message>
    <message>
        <source>The Keras file</source>
        <translation>El archivo Keras</translation>
    </message>
    <message>
        <source>The images hold nothing but background; check that they are the right files.</source>
        <translation>Las imágenes no contienen más que fondo; compruebe que son los archivos correctos.</translation>
    </message>
    <message>
        <source>under %1 ml</source>
        <translation>menos de %1 ml</translation>
    </message>
    <message>
        <source>%1 ml</source>
        <translation>%1 ml</translation>
    </message>
    <message>
        <source>Left out as likely false: %1 separate part (%2), below %3 % of the tumour&apos;s largest part.</source>
        <translation>Excluida por ser probablemente falsa: %1 parte separada (%2), menor que el %3 % de la parte más grande del tumor.</translation>
    </message>
    <message>
        <source>Left out as likely false: %1 separate parts (%2), below %3 % of the tumour&apos;s largest part.</source>
        <translation>Excluidas por ser probablemente falsas: %1 partes separadas (%2), menores que el %3 % de la parte más grande del tumor.</translation>
    </message>
    <message>
        <source>Oedema enclosed by the tumour core was counted as necrotic core: %1.</source>
        <translation>El edema encerrado por el núcleo del tumor se contó como núcleo necrótico: %1.</translation>
    </message>
    <message>
        <source>The image that a layer is to show is not part of this case.</source>
        <translation>La imagen que una capa ha de mostrar no es parte de este caso.</translation>
    </message>
    <message>
        <source>The segmentation that %1 belongs to is not there any more.</source>
        <translation>La segmentación a la que pertenece %1 ya no está.</translation>
    </message>
    <message>
        <source>Labels can be changed in a segmentation only, and %1 is none.</source>
        <translation>Solo se pueden cambiar etiquetas en una segmentación, y %1 no lo es.</translation>
    </message>
    <message>
        <source>The segmentations lie on different grids, so that no majority or mean can be taken of them; resample them to one grid.</source>
        <translation>Las segmentaciones están en rejillas distintas, así que no se puede tomar de ellas mayoría ni media; remuestréelas a una rejilla.</translation>
    </message>
    <message>
        <source>A mean of probabilities is of 1 to 255 results; there are %1.</source>
        <translation>Una media de probabilidades es de 1 a 255 resultados; hay %1.</translation>
    </message>
    <message>
        <source>The results have no probabilities in common, of which a mean could be taken; run the models again with &quot;Keep probabilities&quot;.</source>
        <translation>Los resultados no tienen probabilidades en común de las que tomar una media; ejecute de nuevo los modelos con &quot;Conservar probabilidades&quot;.</translation>
    </message>
    <message>
        <source>A majority is of 1 to 255 segmentations; there are %1.</source>
        <translation>Una mayoría es de 1 a 255 segmentaciones; hay %1.</translation>
    </message>
    <message>
        <source>A segmentation of %1 cannot become one of %2 by changing labels.</source>
        <translation>Una segmentación de %1 no puede convertirse en una de %2 cambiando etiquetas.</translation>
    </message>
    <message>
        <source>The change was made to another segmentation than this one. Nothing was changed.</source>
        <translation>El cambio se hizo en otra segmentación. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>There are no probabilities to make a segmentation of.</source>
        <translation>No hay probabilidades de las que hacer una segmentación.</translation>
    </message>
    <message>
        <source>The probabilities lie on different grids, so no segmentation can be made of them; run the model again.</source>
        <translation>Las probabilidades están en rejillas distintas, así que no se puede hacer de ellas una segmentación; ejecute de nuevo el modelo.</translation>
    </message>
    <message>
        <source>The image (%1) and the segmentation (%2) have different sizes.</source>
        <translation>La imagen (%1) y la segmentación (%2) tienen tamaños distintos.</translation>
    </message>
    <message>
        <source>%1 was not written: %2. Make room on that disk, or choose another folder.</source>
        <translation>%1 no se escribió: %2. Haga sitio en ese disco o elija otra carpeta.</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>el disco está lleno</translation>
    </message>
    <message>
        <source>the disk quota is used up</source>
        <translation>la cuota de disco está agotada</translation>
    </message>
    <message>
        <source>the disk is full, or takes no file so large</source>
        <translation>el disco está lleno o no admite un archivo tan grande</translation>
    </message>
    <message>
        <source>%1 %2 does not exist; check its name.</source>
        <translation>%1 %2 no existe; compruebe su nombre.</translation>
    </message>
    <message>
        <source>%1 %2 may not be read by this user (permission denied); have its owner allow it.</source>
        <translation>%1 %2 no puede ser leído por este usuario (permiso denegado); pida a su propietario que lo permita.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read; check that it exists.</source>
        <translation>El archivo %1 no se puede leer; compruebe que existe.</translation>
    </message>
    <message>
        <source>%1 voxels of %2 mm, %3, from (%4, %5, %6)</source>
        <translation>%1 vóxeles de %2 mm, %3, desde (%4, %5, %6)</translation>
    </message>
    <message>
        <source>A volume of %1 cannot be put back on a grid of %2. Give it the grid that it was reoriented from.</source>
        <translation>Un volumen de %1 no se puede devolver a una rejilla de %2. Déle la rejilla desde la que se reorientó.</translation>
    </message>
    <message>
        <source>A part of %1 does not fill the box it should be pasted into. Crop and paste with one box.</source>
        <translation>Una parte de %1 no llena la caja en la que debería pegarse. Recorte y pegue con una misma caja.</translation>
    </message>
    <message>
        <source>A voxel spacing must be a positive number of millimetres on every axis.</source>
        <translation>El espaciado de los vóxeles debe ser un número positivo de milímetros en cada eje.</translation>
    </message>
    <message>
        <source>A volume of %1 is too large to resample; check that the spacing in its header is in millimetres.</source>
        <translation>Un volumen de %1 es demasiado grande para remuestrearlo; compruebe que el espaciado de su cabecera está en milímetros.</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 y %2</translation>
    </message>
    <message>
        <source>cannot be read as a checkpoint</source>
        <translation>no se puede leer como punto de control</translation>
    </message>
    <message>
        <source>could not be put together</source>
        <translation>no se pudo componer</translation>
    </message>
    <message>
        <source>%1 holds no checkpoint to resume from.</source>
        <translation>%1 no contiene ningún punto de control desde el que reanudar.</translation>
    </message>
    <message>
        <source>Neither checkpoint.h5 nor checkpoint-previous.h5 in %1 can be read. Start a new run folder.</source>
        <translation>Ni checkpoint.h5 ni checkpoint-previous.h5 de %1 se pueden leer. Empiece una carpeta de entrenamiento nueva.</translation>
    </message>
    <message>
        <source>The loss is of a kind this program does not know.</source>
        <translation>La pérdida es de una clase que este programa no conoce.</translation>
    </message>
    <message>
        <source>%1 was trained on %2, whose patient is held back here, so the figures would be of one it knows. Start from another model, or hold back other cases.</source>
        <translation>%1 se entrenó con %2, cuyo paciente se reserva aquí, así que las cifras serían de uno que conoce. Empiece desde otro modelo o reserve otros casos.</translation>
    </message>
    <message>
        <source>%1 maps %2, and the patches are for %3. Start from a model of the same sequences and outputs.</source>
        <translation>%1 lleva %2, y los parches son para %3. Empiece desde un modelo de las mismas secuencias y salidas.</translation>
    </message>
    <message>
        <source>%1 is a %2 of first width %3 and the run&apos;s network differs from it. Choose the same network, width, kernel and normalisation.</source>
        <translation>%1 es una %2 de anchura inicial %3 y la red del entrenamiento difiere de ella. Elija la misma red, anchura, núcleo y normalización.</translation>
    </message>
    <message>
        <source>A self-check found bfloat16 convolutions to be wrong on %1; update cuDNN, or train with --precision fp32.</source>
        <translation>Una comprobación encontró que las convoluciones en bfloat16 son erróneas en %1; actualice cuDNN o entrene con --precision fp32.</translation>
    </message>
    <message>
        <source>%1 has another patch format. Run prepare again.</source>
        <translation>%1 tiene otro formato de parche. Ejecute Preparar de nuevo.</translation>
    </message>
    <message>
        <source>%1 holds other sequences than flair, t1, t1ce, t2. Run prepare again.</source>
        <translation>%1 contiene otras secuencias que flair, t1, t1ce, t2. Ejecute Preparar de nuevo.</translation>
    </message>
    <message>
        <source>%1 is damaged: %2 has another size than its grid.</source>
        <translation>%1 está dañado: %2 tiene otro tamaño que su rejilla.</translation>
    </message>
    <message>
        <source>The patch file</source>
        <translation>El archivo de parche</translation>
    </message>
    <message>
        <source>cannot be read as a patch file</source>
        <translation>no se puede leer como archivo de parches</translation>
    </message>
    <message>
        <source>%1 is not a patch file of this program. Run prepare again.</source>
        <translation>%1 no es un archivo de parche de este programa. Ejecute Preparar de nuevo.</translation>
    </message>
    <message>
        <source>The folder of patches</source>
        <translation>La carpeta de parches</translation>
    </message>
    <message>
        <source>%1 holds no patch files. Make some with glioscope-engine prepare.</source>
        <translation>%1 no contiene archivos de parches. Haga algunos con glioscope-engine prepare.</translation>
    </message>
    <message>
        <source>Case %1 has one value in every voxel of its %2. Leave the case out or replace the file.</source>
        <translation>El caso %1 tiene un mismo valor en todos los vóxeles de su %2. Deje fuera el caso o reemplace el archivo.</translation>
    </message>
    <message>
        <source>Case %1 has the same image as %2 and as %3. Leave the case out or replace the wrong file.</source>
        <translation>El caso %1 tiene la misma imagen como %2 y como %3. Deje fuera el caso o reemplace el archivo equivocado.</translation>
    </message>
    <message>
        <source>A case has a name that is not UTF-8 (%1); rename its folder and files.</source>
        <translation>Un caso tiene un nombre que no es UTF-8 (%1); cambie el nombre de su carpeta y sus archivos.</translation>
    </message>
    <message>
        <source>Case %1 has no %2, which training needs. Leave the case out or add the file.</source>
        <translation>El caso %1 no tiene %2, que el entrenamiento necesita. Deje fuera el caso o añada el archivo.</translation>
    </message>
    <message>
        <source>Case %1 has its %2 on another grid (%3) than its FLAIR (%4). Register and resample it first.</source>
        <translation>El caso %1 tiene su %2 en otra rejilla (%3) que su FLAIR (%4). Regístrela y remuestréela primero.</translation>
    </message>
    <message>
        <source>Case %1 has no expert labels, which training needs.</source>
        <translation>El caso %1 no tiene etiquetas del experto, que el entrenamiento necesita.</translation>
    </message>
    <message>
        <source>Case %1 has its labels on another grid than its images.</source>
        <translation>El caso %1 tiene sus etiquetas en otra rejilla que sus imágenes.</translation>
    </message>
    <message>
        <source>Case %1 cannot be prepared. %2</source>
        <translation>El caso %1 no se puede preparar. %2</translation>
    </message>
    <message>
        <source>%1 cannot be made (%2). Choose another folder for the patches.</source>
        <translation>%1 no se puede crear (%2). Elija otra carpeta para los parches.</translation>
    </message>
    <message>
        <source>Memory does not suffice for the case %1; close other programs and run prepare again.</source>
        <translation>La memoria no basta para el caso %1; cierre otros programas y ejecute Preparar de nuevo.</translation>
    </message>
    <message>
        <source>%1 is damaged. Restore it from a copy; deleting it makes new folds, which earlier runs cannot be compared with.</source>
        <translation>%1 está dañado. Recupérelo de una copia; borrarlo crea partes nuevas, con las que entrenamientos anteriores no se pueden comparar.</translation>
    </message>
    <message>
        <source>%1 divides the cases into %2 folds, not %3. Ask for that number.</source>
        <translation>%1 divide los casos en %2 partes, no en %3. Pida ese número.</translation>
    </message>
    <message>
        <source>The environment variable %1 is &quot;%2&quot; and must be a number from %3 to %4. Correct or unset it.</source>
        <translation>La variable de entorno %1 es &quot;%2&quot; y debe ser un número de %3 a %4. Corríjala o quítele el valor.</translation>
    </message>
    <message>
        <source>This is process %1 of %2, and MASTER_ADDR does not say where process 0 is. Set it to the name of that machine, and MASTER_PORT to a free port there.</source>
        <translation>Este es el proceso %1 de %2, y MASTER_ADDR no dice dónde está el proceso 0. Déle el nombre de ese equipo, y a MASTER_PORT un puerto libre en él.</translation>
    </message>
    <message>
        <source>This engine was built without Gloo, so several processes cannot train together. Train in one, or build against a LibTorch that has its headers.</source>
        <translation>Este motor se compiló sin Gloo, así que varios procesos no pueden entrenar juntos. Entrene en uno o compile con un LibTorch que tenga sus cabeceras.</translation>
    </message>
    <message>
        <source>The processes of this run did not find each other at %1:%2 (%3). Check that all were started, that MASTER_ADDR and MASTER_PORT are the same for all and that the port is free.</source>
        <translation>Los procesos de este entrenamiento no se encontraron en %1:%2 (%3). Compruebe que se iniciaron todos, que MASTER_ADDR y MASTER_PORT son los mismos para todos y que el puerto está libre.</translation>
    </message>
    <message>
        <source>The picture %1 cannot be drawn.</source>
        <translation>La imagen %1 no se puede dibujar.</translation>
    </message>
    <message>
        <source>The run in %1 cannot be told anything: %2</source>
        <translation>Al entrenamiento de %1 no se le puede decir nada: %2</translation>
    </message>
    <message>
        <source>cannot be read back</source>
        <translation>no se puede volver a leer</translation>
    </message>
    <message>
        <source>%1 %2. Delete it and run prepare again.</source>
        <translation>%1 %2. Bórrelo y ejecute Preparar de nuevo.</translation>
    </message>
    <message>
        <source>Case %1 is smaller (%2) than a patch of %3x%4x%5 voxels. Choose a smaller patch or leave the case out.</source>
        <translation>El caso %1 es más pequeño (%2) que un parche de %3x%4x%5 vóxeles. Elija un parche más pequeño o deje fuera el caso.</translation>
    </message>
    <message>
        <source>%1 is no reference patch of this version. Run prepare again.</source>
        <translation>%1 no es un parche de referencia de esta versión. Ejecute Preparar de nuevo.</translation>
    </message>
    <message>
        <source>%1 holds other sequences than flair, t1ce, t1, t2 or other labels than NCR, ED, ET. Run prepare again.</source>
        <translation>%1 contiene otras secuencias que flair, t1ce, t1, t2 u otras etiquetas que NCR, ED, ET. Ejecute Preparar de nuevo.</translation>
    </message>
    <message>
        <source>%1 is scaled in a way this program does not know.</source>
        <translation>%1 está escalado de un modo que este programa no conoce.</translation>
    </message>
    <message>
        <source>%1 holds an x that is not [4, x, y, z]. Is it a patch file?</source>
        <translation>%1 contiene una x que no es [4, x, y, z]. ¿Es un archivo de parche?</translation>
    </message>
    <message>
        <source>%1 has values in %2 that are no numbers. Leave it out or make it again.</source>
        <translation>%1 tiene valores en %2 que no son números. Déjelo fuera o hágalo de nuevo.</translation>
    </message>
    <message>
        <source>%1 holds a y that is neither [3, x, y, z] nor [x, y, z, 4] with the size of its x.</source>
        <translation>%1 contiene una y que no es ni [3, x, y, z] ni [x, y, z, 4] con el tamaño de su x.</translation>
    </message>
    <message>
        <source>%1 has targets in y other than 0 and 1.</source>
        <translation>%1 tiene en y valores distintos de 0 y 1.</translation>
    </message>
    <message>
        <source>%1 has another size or scaling than %2. Prepare all patches of a folder alike.</source>
        <translation>%1 tiene otro tamaño o escala que %2. Prepare igual todos los parches de una carpeta.</translation>
    </message>
    <message>
        <source>Case %1 gave %2 of %3 patches: in %4 tries no other place had more than %5 % tumour.</source>
        <translation>El caso %1 dio %2 de %3 parches: en %4 intentos ningún otro lugar tuvo más de %5 % de tumor.</translation>
    </message>
    <message>
        <source>%1 names %2, which is not in that folder. Copy it there or run prepare again.</source>
        <translation>%1 nombra %2, que no está en esa carpeta. Cópielo allí o ejecute Preparar de nuevo.</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>no se puede leer</translation>
    </message>
    <message>
        <source> (process %1)</source>
        <translation> (proceso %1)</translation>
    </message>
    <message>
        <source>%1 cannot be written (%2). Choose another run folder.</source>
        <translation>%1 no se puede escribir (%2). Elija otra carpeta de entrenamiento.</translation>
    </message>
    <message>
        <source>%1 is in use by another training run%2. Wait for it, stop it, or choose another folder.</source>
        <translation>%1 está en uso por otro entrenamiento%2. Espere a que acabe, deténgalo o elija otra carpeta.</translation>
    </message>
    <message>
        <source>%1 cannot be made (%2). Choose another run folder.</source>
        <translation>%1 no se puede crear (%2). Elija otra carpeta de entrenamiento.</translation>
    </message>
    <message>
        <source>%1 holds the patches, whose config.json a run would replace by its own. Choose another run folder.</source>
        <translation>%1 contiene los parches, cuyo config.json un entrenamiento reemplazaría por el suyo. Elija otra carpeta de entrenamiento.</translation>
    </message>
    <message>
        <source>%1 holds a training run already. Resume it, or choose another folder.</source>
        <translation>%1 ya contiene un entrenamiento. Reanúdelo o elija otra carpeta.</translation>
    </message>
    <message>
        <source>%1 is of a run that has no checkpoint any more. Choose another folder.</source>
        <translation>%1 es de un entrenamiento que ya no tiene punto de control. Elija otra carpeta.</translation>
    </message>
    <message>
        <source>%1 holds no training run to resume.</source>
        <translation>%1 no contiene ningún entrenamiento que reanudar.</translation>
    </message>
    <message>
        <source> The state before that epoch is kept in %1.</source>
        <translation> El estado anterior a esa época se conserva en %1.</translation>
    </message>
    <message>
        <source>The memory of the device does not suffice in %1.%2 A smaller window, batch or width needs less.</source>
        <translation>La memoria del dispositivo no basta en %1.%2 Una ventana, un lote o una anchura menores necesitan menos.</translation>
    </message>
    <message>
        <source>The computation failed in %1.%2 Resume the run, with --device cpu if it fails again; what LibTorch said is in %3.</source>
        <translation>El cálculo falló en %1.%2 Reanude el entrenamiento, con --device cpu si falla de nuevo; lo que dijo LibTorch está en %3.</translation>
    </message>
    <message>
        <source>its start</source>
        <translation>su comienzo</translation>
    </message>
    <message>
        <source>Training stopped in %1. %2%3 Start all processes again with --resume.</source>
        <translation>El entrenamiento se detuvo en %1. %2%3 Inicie de nuevo todos los procesos con --resume.</translation>
    </message>
    <message>
        <source>%1 could not be written (%2). Check the folder and its free space, then resume the run.</source>
        <translation>%1 no se pudo escribir (%2). Compruebe la carpeta y su espacio libre y reanude el entrenamiento.</translation>
    </message>
    <message>
        <source>The loss of a measured step is not a number (window from %1). Check that case, or take a lower learning rate.</source>
        <translation>La pérdida de un paso medido no es un número (ventana de %1). Compruebe ese caso o tome una tasa de aprendizaje menor.</translation>
    </message>
    <message>
        <source>The loss dice-ce needs nested regions, and the patches in %1 hold labels. Choose another loss.</source>
        <translation>La pérdida dice-ce necesita regiones anidadas, y los parches de %1 contienen etiquetas. Elija otra pérdida.</translation>
    </message>
    <message>
        <source>The run is over before its warm-up of %1 steps and never reaches the learning rate asked for. A shorter warm-up would.</source>
        <translation>El entrenamiento acaba antes de su calentamiento de %1 pasos y nunca alcanza la tasa de aprendizaje pedida. Un calentamiento más corto sí lo haría.</translation>
    </message>
    <message>
        <source>The processes of this run were started with different settings or cases. Give all of them the same command and the same patches.</source>
        <translation>Los procesos de este entrenamiento se iniciaron con ajustes o casos distintos. Dé a todos la misma orden y los mismos parches.</translation>
    </message>
    <message>
        <source>Stopped on request; the run resumes from its start.</source>
        <translation>Detenido a petición; el entrenamiento se reanuda desde su comienzo.</translation>
    </message>
    <message>
        <source>Stopped on request; the run resumes after epoch %1.</source>
        <translation>Detenido a petición; el entrenamiento se reanuda tras la época %1.</translation>
    </message>
    <message>
        <source>All %1 epochs are done.</source>
        <translation>Las %1 épocas están hechas.</translation>
    </message>
    <message>
        <source>epoch %1, step %2</source>
        <translation>la época %1, paso %2</translation>
    </message>
    <message>
        <source>Training stopped: the loss or its gradient is not a number in %1 (window from %2). The state before that epoch is kept in %3. Check that case, or start again with a lower learning rate.</source>
        <translation>El entrenamiento se detuvo: la pérdida o su gradiente no es un número en %1 (ventana de %2). El estado anterior a esa época se conserva en %3. Compruebe ese caso o empiece de nuevo con una tasa de aprendizaje menor.</translation>
    </message>
    <message>
        <source>The model %1 takes its input prepared in another way than the patches in %2 are. Evaluate it on whole cases with segment and evaluate.</source>
        <translation>El modelo %1 toma su entrada preparada de otro modo que los parches de %2. Evalúelo en casos enteros con segment y evaluate.</translation>
    </message>
    <message>
        <source>%1 lists no patches of that kind in its config.json.</source>
        <translation>%1 no enumera parches de esa clase en su config.json.</translation>
    </message>
    <message>
        <source>The training settings name %1, which this program does not know.</source>
        <translation>Los ajustes de entrenamiento nombran %1, que este programa no conoce.</translation>
    </message>
    <message>
        <source>The training settings hold a path or name that is not UTF-8, which their file cannot keep; rename it.</source>
        <translation>Los ajustes de entrenamiento contienen una ruta o un nombre que no es UTF-8, que su archivo no puede guardar; cámbielo.</translation>
    </message>
    <message>
        <source>The training settings cannot be read.</source>
        <translation>Los ajustes de entrenamiento no se pueden leer.</translation>
    </message>
    <message>
        <source>%1 holds no training run to resume: it has no config.json.</source>
        <translation>%1 no contiene ningún entrenamiento que reanudar: no tiene config.json.</translation>
    </message>
    <message>
        <source>%1 is damaged. %2 Restore it, or start a new run folder.</source>
        <translation>%1 está dañado. %2 Recupérelo o empiece una carpeta de entrenamiento nueva.</translation>
    </message>
    <message>
        <source>%1 is not {&quot;train&quot;: [file, ...], &quot;valid&quot;: [file, ...]}. Run prepare again.</source>
        <translation>%1 no es {&quot;train&quot;: [archivo, ...], &quot;valid&quot;: [archivo, ...]}. Ejecute Preparar de nuevo.</translation>
    </message>
    <message>
        <source>The setting %1 must be %2.</source>
        <translation>El ajuste %1 debe ser %2.</translation>
    </message>
    <message>
        <source>%1 to %2 voxels along every axis</source>
        <translation>de %1 a %2 vóxeles a lo largo de cada eje</translation>
    </message>
    <message>
        <source>The training setting %1 must be %2.</source>
        <translation>El ajuste de entrenamiento %1 debe ser %2.</translation>
    </message>
    <message>
        <source>given without held-back cases</source>
        <translation>indicado sin casos reservados</translation>
    </message>
    <message>
        <source>as long along k as the normalisation by slice, %1, and that a multiple of %2</source>
        <translation>tan larga a lo largo de k como la normalización por corte, %1, y esta un múltiplo de %2</translation>
    </message>
    <message>
        <source>tumour where cases are held back, as a brain-mask&apos;s figures come from heads that are never seen twice</source>
        <translation>tumour donde se reservan casos, pues las cifras de una máscara cerebral vienen de cabezas que nunca se ven dos veces</translation>
    </message>
    <message>
        <source>soft-dice, dice-bce or focal for a brain mask</source>
        <translation>soft-dice, dice-bce o focal para una máscara cerebral</translation>
    </message>
    <message>
        <source>Fold %1 of %2 holds no case. Choose another, or prepare more cases.</source>
        <translation>La parte %1 de %2 no contiene ningún caso. Elija otra o prepare más casos.</translation>
    </message>
    <message>
        <source>The held-back case %1 is not among the patches in %2.</source>
        <translation>El caso reservado %1 no está entre los parches de %2.</translation>
    </message>
    <message>
        <source>Patches of %1 and perhaps of others are trained on and held back: the figures of validation are of patients the model knows, and do not go into its file. Run prepare again for a split by patient.</source>
        <translation>Parches de %1 y quizá de otros se entrenan y se reservan: las cifras de la validación son de pacientes que el modelo conoce y no van a su archivo. Ejecute Preparar de nuevo para dividir por paciente.</translation>
    </message>
    <message>
        <source>%1 leaves no patch to train on once those held back are set aside.</source>
        <translation>%1 no deja ningún parche con el que entrenar una vez apartados los reservados.</translation>
    </message>
    <message>
        <source>The patches of %1 that validate have another size than those that are trained on.</source>
        <translation>Los parches de %1 que validan tienen otro tamaño que los que se entrenan.</translation>
    </message>
    <message>
        <source>The %1 cases in %2 need about %3 of memory, and %4 are free. Close other programs, prepare at a larger spacing, or train on fewer cases.</source>
        <translation>Los %1 casos de %2 necesitan unos %3 de memoria, y hay %4 libres. Cierre otros programas, prepare con un espaciado mayor o entrene con menos casos.</translation>
    </message>
    <message>
        <source>Case %1 was prepared at another voxel spacing than the others. Prepare all cases of %2 alike.</source>
        <translation>El caso %1 se preparó con otro espaciado de vóxeles que los demás. Prepare igual todos los casos de %2.</translation>
    </message>
    <message>
        <source>A brain mask is learnt from whole brains, and %1 holds ready-made patches. Prepare the cases without --mode reference.</source>
        <translation>Una máscara del cerebro se aprende de cerebros enteros, y %1 contiene parches ya hechos. Prepare los casos sin --mode reference.</translation>
    </message>
    <message>
        <source>%1 leaves no case to train on once those held back are set aside.</source>
        <translation>%1 no deja ningún caso con el que entrenar una vez apartados los reservados.</translation>
    </message>
    <message>
        <source>The mask would take the place of the image %1. Choose another name for it.</source>
        <translation>La máscara ocuparía el lugar de la imagen %1. Elija otro nombre para ella.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no list of sequences; write one like flair,t1,t1ce,t2.</source>
        <translation>&quot;%1&quot; no es una lista de secuencias; escriba una como flair,t1,t1ce,t2.</translation>
    </message>
    <message>
        <source>The output folder %1 cannot be made: %2. Choose another one.</source>
        <translation>La carpeta de salida %1 no se puede crear: %2. Elija otra.</translation>
    </message>
    <message>
        <source>The output folder %1 cannot be written to: %2. Choose another one.</source>
        <translation>En la carpeta de salida %1 no se puede escribir: %2. Elija otra.</translation>
    </message>
    <message>
        <source>The file %1 cannot be put in place: %2.</source>
        <translation>El archivo %1 no se puede poner en su lugar: %2.</translation>
    </message>
    <message>
        <source>What was to be printed is lost in part or whole: %1.</source>
        <translation>Lo que debía imprimirse se ha perdido en parte o del todo: %1.</translation>
    </message>
    <message>
        <source>%1 has %2 error that keeps a case from being trained on; correct the files named above, or leave those cases out.</source>
        <translation>%1 tiene %2 error que impide entrenar con un caso; corrija los archivos nombrados arriba o deje fuera esos casos.</translation>
    </message>
    <message>
        <source>%1 has %2 errors that keep cases from being trained on; correct the files named above, or leave those cases out.</source>
        <translation>%1 tiene %2 errores que impiden entrenar con casos; corrija los archivos nombrados arriba o deje fuera esos casos.</translation>
    </message>
    <message>
        <source>expert&apos;s labels</source>
        <translation>etiquetas del experto</translation>
    </message>
    <message>
        <source>Case %1 has no %2, which training needs.%3</source>
        <translation>El caso %1 no tiene %2, que el entrenamiento necesita.%3</translation>
    </message>
    <message>
        <source>%1 and %2 hold cases of one name, %3; rename one of them.</source>
        <translation>%1 y %2 contienen casos con un mismo nombre, %3; cambie el de uno de ellos.</translation>
    </message>
    <message>
        <source>%1 of %2 cases could not be prepared, for the reasons above.</source>
        <translation>%1 de %2 casos no se pudieron preparar, por las razones de arriba.</translation>
    </message>
    <message>
        <source>%1 holds %2, which the other --mode has made. Choose another folder.</source>
        <translation>%1 contiene %2, que hizo el otro --mode. Elija otra carpeta.</translation>
    </message>
    <message>
        <source>%1 patch files in %2 are damaged and named above; delete them and run prepare again.</source>
        <translation>%1 archivos de parches de %2 están dañados y se nombran arriba; bórrelos y ejecute Preparar de nuevo.</translation>
    </message>
    <message>
        <source>The folder</source>
        <translation>La carpeta</translation>
    </message>
    <message>
        <source>The file %1 lies on another grid (%2) than %3 (%4); segment with --align, which moves the sequences onto one grid.</source>
        <translation>El archivo %1 está en otra rejilla (%2) que %3 (%4); segmente con --align, que lleva las secuencias a una rejilla.</translation>
    </message>
    <message>
        <source>The case %1 in %2 cannot be segmented. %3</source>
        <translation>El caso %1 de %2 no se puede segmentar. %3</translation>
    </message>
    <message>
        <source>The model %1 needs %2, which the case %3 in %4 does not have; add the file or choose a model that runs without it.%5</source>
        <translation>El modelo %1 necesita %2, que el caso %3 de %4 no tiene; añada el archivo o elija un modelo que no lo necesite.%5</translation>
    </message>
    <message>
        <source>The output folder %1 is the folder of the case %2, where results would be taken for its own files; choose another one.</source>
        <translation>La carpeta de salida %1 es la carpeta del caso %2, donde los resultados se tomarían por archivos suyos; elija otra.</translation>
    </message>
    <message>
        <source>Only %1 of the %2 networks of %3 ran: the others were trained on this case.</source>
        <translation>Solo se ejecutaron %1 de las %2 redes de %3: las demás se entrenaron con este caso.</translation>
    </message>
    <message>
        <source>No tumour was found, so there is no DICOM segmentation: it cannot be an empty one.</source>
        <translation>No se encontró ningún tumor, así que no hay segmentación DICOM: no puede estar vacía.</translation>
    </message>
    <message>
        <source>The models %1 and %2 are both named %3 and would write the same files; run one at a time, each with an output folder of its own.</source>
        <translation>Los modelos %1 y %2 se llaman los dos %3 y escribirían los mismos archivos; ejecute uno cada vez, cada uno con su carpeta de salida.</translation>
    </message>
    <message>
        <source>%1 is a DICOM study of whole heads; segment it with --align.</source>
        <translation>%1 es un estudio DICOM de cabezas enteras; segméntelo con --align.</translation>
    </message>
    <message>
        <source>The file %1 is of one case, and %2 holds several; segment that case alone.</source>
        <translation>El archivo %1 es de un solo caso y %2 contiene varios; segmente solo ese caso.</translation>
    </message>
    <message>
        <source>Memory does not suffice for %1.</source>
        <translation>La memoria no basta para %1.</translation>
    </message>
    <message>
        <source>%1 of %2 segmentations failed, for the reasons above; run the same command again after correcting them, and it goes on with those.</source>
        <translation>%1 de %2 segmentaciones fallaron, por las razones de arriba; ejecute de nuevo la misma orden tras corregirlas y seguirá con ellas.</translation>
    </message>
    <message>
        <source>%1 of %2 cases were left out, for the reasons above.</source>
        <translation>%1 de %2 casos quedaron fuera, por las razones de arriba.</translation>
    </message>
    <message>
        <source>The memory of this machine does not suffice for this case.</source>
        <translation>La memoria de este equipo no basta para este caso.</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model.</source>
        <translation>Cierre otros programas o elija un modelo más pequeño.</translation>
    </message>
    <message>
        <source>The job ended with an unknown failure.</source>
        <translation>El trabajo terminó con un fallo desconocido.</translation>
    </message>
    <message>
        <source>The file of figures</source>
        <translation>El archivo de cifras</translation>
    </message>
    <message>
        <source>The file of figures %1 cannot be used: %2.</source>
        <translation>El archivo de cifras %1 no se puede usar: %2.</translation>
    </message>
    <message>
        <source>The output %1 is the Keras file itself; give another name.</source>
        <translation>La salida %1 es el propio archivo Keras; dé otro nombre.</translation>
    </message>
    <message>
        <source>Stopped amid a step; the run resumes after its last whole epoch.</source>
        <translation>Detenido en medio de un paso; el entrenamiento se reanuda tras su última época completa.</translation>
    </message>
    <message>
        <source>The brain that was found in the T1ce is small; look at the mask before you use what comes of it, and give a better one with --brain-mask.</source>
        <translation>El cerebro que se encontró en la T1ce es pequeño; mire la máscara antes de usar lo que salga de ella y dé una mejor con --brain-mask.</translation>
    </message>
    <message>
        <source>marks no voxel within the T1ce; give a mask of its brain.</source>
        <translation>no marca ningún vóxel dentro de la T1ce; dé una máscara de su cerebro.</translation>
    </message>
    <message>
        <source>%1 does not reach over %2 % of the brain; what a model says there is without it.</source>
        <translation>%1 no llega al %2 % del cerebro; lo que un modelo dice allí es sin ella.</translation>
    </message>
    <message>
        <source>The case %1 in %2 has nothing but one sequence; add the file.</source>
        <translation>El caso %1 en %2 no tiene más que una secuencia; añada el archivo.</translation>
    </message>
    <message>
        <source>The case %1 in %2 has no T1ce, onto which the others are aligned; add the file.</source>
        <translation>El caso %1 de %2 no tiene T1ce, con la que se alinean las demás; añada el archivo.</translation>
    </message>
    <message>
        <source>%1 was moved by up to %2 mm onto the T1ce, as it was accepted.</source>
        <translation>%1 se movió hasta %2 mm para coincidir con la T1ce, como se aceptó.</translation>
    </message>
    <message>
        <source>%1 was left where it lies, as it was decided.</source>
        <translation>%1 se dejó donde está, como se decidió.</translation>
    </message>
    <message>
        <source>%1 may not lie on the T1ce after its move by up to %2 mm: %3. Look at both side by side before you use what comes of it.</source>
        <translation>Es posible que %1 no coincida con la T1ce tras moverse hasta %2 mm: %3. Compare ambas lado a lado antes de usar lo que resulte.</translation>
    </message>
    <message>
        <source>%1 was moved by up to %2 mm to lie on the T1ce.</source>
        <translation>%1 se movió hasta %2 mm para coincidir con la T1ce.</translation>
    </message>
    <message>
        <source>%1 lies on the T1ce as it is.</source>
        <translation>%1 coincide con la T1ce tal como está.</translation>
    </message>
    <message>
        <source>cannot be aligned: %1</source>
        <translation>no se puede alinear: %1</translation>
    </message>
    <message>
        <source>The sequences are brains stripped on one grid already, and stay as they are.</source>
        <translation>Las secuencias ya muestran el cerebro sin cráneo en una misma rejilla y se quedan como están.</translation>
    </message>
    <message>
        <source>%1 (%2) lies on another grid than the segmentation (%3), so its intensities are left out.</source>
        <translation>%1 (%2) está en otra rejilla que la segmentación (%3), así que sus intensidades se omiten.</translation>
    </message>
    <message>
        <source>%1 of %2 comparisons were left out, for the reasons above, which the results name too; run the same command again after correcting them, and it goes on with those.</source>
        <translation>%1 de %2 comparaciones quedaron fuera, por las razones de arriba, que los resultados también nombran; ejecute de nuevo la misma orden tras corregirlas y seguirá con ellas.</translation>
    </message>
    <message>
        <source>The file %1 cannot be written: %2.</source>
        <translation>El archivo %1 no se puede escribir: %2.</translation>
    </message>
    <message>
        <source>The result</source>
        <translation>El resultado</translation>
    </message>
    <message>
        <source>its grid fits that of %1 only if one of its axes runs the other way</source>
        <translation>su rejilla solo encaja con la de %1 si uno de sus ejes va en sentido contrario</translation>
    </message>
    <message>
        <source>it states two orientations that mirror each other</source>
        <translation>declara dos orientaciones que son una el reflejo de la otra</translation>
    </message>
    <message>
        <source>its labels fit %1 much better if they are mirrored</source>
        <translation>sus etiquetas encajan mucho mejor con %1 si se reflejan</translation>
    </message>
    <message>
        <source>%1 looks mirrored: %2. Check it against what wrote it before its figures are used.</source>
        <translation>%1 parece reflejado: %2. Compruébelo con el programa que lo escribió antes de usar sus cifras.</translation>
    </message>
    <message>
        <source>%1 covers only a part of the grid of %2 (%3); what lies outside counts as background.</source>
        <translation>%1 cubre solo una parte de la rejilla de %2 (%3); lo que queda fuera cuenta como fondo.</translation>
    </message>
    <message>
        <source>the images</source>
        <translation>las imágenes</translation>
    </message>
    <message>
        <source>the reference</source>
        <translation>la referencia</translation>
    </message>
    <message>
        <source>The axes of %1 were not at right angles and were straightened, which moved a corner by %2 mm.</source>
        <translation>Los ejes de %1 no eran perpendiculares y se enderezaron, lo que movió una esquina %2 mm.</translation>
    </message>
    <message>
        <source>has a move that is no rotation and shift</source>
        <translation>tiene un movimiento que no es rotación y desplazamiento</translation>
    </message>
    <message>
        <source>says nothing of %1</source>
        <translation>no dice nada de %1</translation>
    </message>
    <message>
        <source>is of another %1: its grid was %2</source>
        <translation>es de otra %1: su rejilla era %2</translation>
    </message>
    <message>
        <source>%1 holds no moves of a case&apos;s sequences; align the case anew.</source>
        <translation>%1 no contiene movimientos de las secuencias de un caso; vuelva a alinear el caso.</translation>
    </message>
    <message>
        <source>%1 %2; align the case anew.</source>
        <translation>%1 %2; vuelva a alinear el caso.</translation>
    </message>
    <message>
        <source>cannot be read; align the case anew.</source>
        <translation>no se puede leer; vuelva a alinear el caso.</translation>
    </message>
    <message>
        <source>The file %1</source>
        <translation>El archivo %1</translation>
    </message>
    <message>
        <source>its uneven brightness cannot be measured: %1</source>
        <translation>no se puede medir su brillo desigual: %1</translation>
    </message>
    <message>
        <source>The two images cannot be compared: %1</source>
        <translation>No se pueden comparar las dos imágenes: %1</translation>
    </message>
    <message>
        <source>the heads overlap by %1 only (Dice)</source>
        <translation>las cabezas se solapan solo en %1 (Dice)</translation>
    </message>
    <message>
        <source>the images hardly fit better than 4 mm aside (mutual information falls by %1 %), as those of two patients do</source>
        <translation>las imágenes apenas encajan mejor que desplazadas 4 mm (la información mutua baja un %1 %), como las de dos pacientes</translation>
    </message>
    <message>
        <source>The fixed image shows no head: all of it is background.</source>
        <translation>La imagen fija no muestra ninguna cabeza: toda ella es fondo.</translation>
    </message>
    <message>
        <source>The moving image shows no head: all of it is background.</source>
        <translation>La imagen móvil no muestra ninguna cabeza: toda ella es fondo.</translation>
    </message>
    <message>
        <source>The images show a whole head: %1 % of what is bright lies outside the brain. Models were trained on brains alone and may mark bone or scalp as tumour; segment with --align takes away first what is no brain.</source>
        <translation>Las imágenes muestran una cabeza entera: el %1 % de lo que brilla está fuera del cerebro. Los modelos se entrenaron solo con cerebros y pueden marcar hueso o cuero cabelludo como tumor; segment con --align quita antes lo que no es cerebro.</translation>
    </message>
    <message>
        <source>Whether the images show brains alone, as models were trained on, is not known: %1</source>
        <translation>No se sabe si las imágenes muestran solo el cerebro, que es con lo que se entrenaron los modelos: %1</translation>
    </message>
    <message>
        <source>DCMTK&apos;s dictionary of DICOM was not found, so no DICOM can be read. Install dcmtk-data, or name its dicom.dic in DCMDICTPATH.</source>
        <translation>No se encontró el diccionario DICOM de DCMTK, así que no se puede leer DICOM. Instale dcmtk-data o indique su dicom.dic en DCMDICTPATH.</translation>
    </message>
    <message>
        <source>is cut off or damaged: its elements reach beyond its end. Copy it again.</source>
        <translation>está cortado o dañado: sus elementos van más allá de su final. Cópielo de nuevo.</translation>
    </message>
    <message>
        <source>is damaged: one of its elements has no type of DICOM&apos;s. Copy it again.</source>
        <translation>está dañado: uno de sus elementos no tiene ningún tipo de DICOM. Cópielo de nuevo.</translation>
    </message>
    <message>
        <source>has more elements than any scanner writes; it is not read.</source>
        <translation>tiene más elementos de los que escribe ningún escáner; no se lee.</translation>
    </message>
    <message>
        <source>nests its sequences deeper than any scanner does; it is not read.</source>
        <translation>anida sus secuencias más hondo que ningún escáner; no se lee.</translation>
    </message>
    <message>
        <source>is damaged: a sequence in it holds something other than items. Copy it again.</source>
        <translation>está dañado: una de sus secuencias contiene algo que no son elementos. Cópielo de nuevo.</translation>
    </message>
    <message>
        <source>is deflated as a whole, which is not read; convert it with dcmconv +te.</source>
        <translation>está comprimido entero (deflate), lo que no se lee; conviértalo con dcmconv +te.</translation>
    </message>
    <message>
        <source>transfer syntax %1</source>
        <translation>la sintaxis de transferencia %1</translation>
    </message>
    <message>
        <source>is compressed by %1, which is not read; convert it with dcmdjpeg or gdcmconv --raw.</source>
        <translation>está comprimido con %1, lo que no se lee; conviértalo con dcmdjpeg o gdcmconv --raw.</translation>
    </message>
    <message>
        <source>has pixels that cannot be decoded (%1). Copy it again.</source>
        <translation>tiene píxeles que no se pueden descodificar (%1). Cópielo de nuevo.</translation>
    </message>
    <message>
        <source>has no compressed pixels, though it says so. Copy it again.</source>
        <translation>no tiene píxeles comprimidos, aunque lo diga. Cópielo de nuevo.</translation>
    </message>
    <message>
        <source>does not say where in its compressed pixels a frame begins.</source>
        <translation>no dice dónde empieza una imagen dentro de sus píxeles comprimidos.</translation>
    </message>
    <message>
        <source>has compressed pixels that are cut off. Copy it again.</source>
        <translation>tiene píxeles comprimidos que están cortados. Cópielo de nuevo.</translation>
    </message>
    <message>
        <source>has no pixels that can be read: %1. Copy it again.</source>
        <translation>no tiene píxeles que se puedan leer: %1. Cópielo de nuevo.</translation>
    </message>
    <message>
        <source>there are none</source>
        <translation>no hay ninguno</translation>
    </message>
    <message>
        <source>frame %1 of %2</source>
        <translation>la imagen %1 de %2</translation>
    </message>
    <message>
        <source>does not say where its slices lie (position, orientation or pixel spacing is missing).</source>
        <translation>no dice dónde están sus cortes (falta la posición, la orientación o el tamaño de píxel).</translation>
    </message>
    <message>
        <source>states an orientation that is none: its rows and columns are not at right angles.</source>
        <translation>declara una orientación que no es tal: sus filas y columnas no son perpendiculares.</translation>
    </message>
    <message>
        <source>states pixels of an impossible size; they must be from %1 to %2 mm.</source>
        <translation>declara píxeles de un tamaño imposible; deben ser de %1 a %2 mm.</translation>
    </message>
    <message>
        <source>states no size of its image.</source>
        <translation>no declara el tamaño de su imagen.</translation>
    </message>
    <message>
        <source>holds a picture in colours (%1), not intensities.</source>
        <translation>contiene una imagen en color (%1), no intensidades.</translation>
    </message>
    <message>
        <source>stores its intensities in %1 of %2 bits, which is not read.</source>
        <translation>guarda sus intensidades en %1 de %2 bits, lo que no se lee.</translation>
    </message>
    <message>
        <source>states %1 frames of %2x%3 pixels, more than is read; GLIOSCOPE_MAX_VOXELS raises the limit.</source>
        <translation>declara %1 imágenes de %2x%3 píxeles, más de lo que se lee; GLIOSCOPE_MAX_VOXELS sube el límite.</translation>
    </message>
    <message>
        <source>has fewer pixels than its header states. Copy it again.</source>
        <translation>tiene menos píxeles de los que declara su cabecera. Cópielo de nuevo.</translation>
    </message>
    <message>
        <source>cannot be read as DICOM: %1.</source>
        <translation>no se puede leer como DICOM: %1.</translation>
    </message>
    <message>
        <source>has several frames and does not say where each lies.</source>
        <translation>tiene varias imágenes y no dice dónde está cada una.</translation>
    </message>
    <message>
        <source>describes fewer frames than it states.</source>
        <translation>describe menos imágenes de las que declara.</translation>
    </message>
    <message>
        <source>has a frame whose JPEG 2000 data is damaged or cut off. Copy it again.</source>
        <translation>tiene una imagen cuyos datos JPEG 2000 están dañados o cortados. Cópielo de nuevo.</translation>
    </message>
    <message>
        <source>has a frame whose JPEG 2000 data is of another size or kind than its header states.</source>
        <translation>tiene una imagen cuyos datos JPEG 2000 son de otro tamaño o tipo de lo que declara su cabecera.</translation>
    </message>
    <message>
        <source>%1 So it is with %2 more.</source>
        <translation>%1 Así ocurre con otros %2.</translation>
    </message>
    <message>
        <source>%1 and %2 are one image, image %3; it is taken once.</source>
        <translation>%1 y %2 son una misma imagen, la imagen %3; se toma una vez.</translation>
    </message>
    <message>
        <source>%1 and %2 lie at one place (%3 mm and %4 mm along the stack); the first is taken.</source>
        <translation>%1 y %2 están en un mismo lugar (%3 mm y %4 mm a lo largo de la pila); se toma el primero.</translation>
    </message>
    <message>
        <source>states frames of an orientation or pixel size that is none.</source>
        <translation>declara imágenes de una orientación o un tamaño de píxel que no son tales.</translation>
    </message>
    <message>
        <source>has frames at uneven distances, which make no volume.</source>
        <translation>tiene imágenes a distancias desiguales, que no forman un volumen.</translation>
    </message>
    <message>
        <source>has frames that are not parallel, shifted against each other, or of several sizes, which make no volume.</source>
        <translation>tiene imágenes que no son paralelas, están desplazadas entre sí o son de varios tamaños, y no forman un volumen.</translation>
    </message>
    <message>
        <source>reaches over more voxels than are read; GLIOSCOPE_MAX_VOXELS raises the limit.</source>
        <translation>abarca más vóxeles de los que se leen; GLIOSCOPE_MAX_VOXELS sube el límite.</translation>
    </message>
    <message>
        <source>has no segment %1.</source>
        <translation>no tiene ningún segmento %1.</translation>
    </message>
    <message>
        <source>Segments of the file overlap in 1 voxel; there what lies further in counts.</source>
        <translation>Los segmentos del archivo se solapan en 1 vóxel; allí cuenta lo que está más adentro.</translation>
    </message>
    <message>
        <source>Segments of the file overlap in %1 voxels; there what lies further in counts.</source>
        <translation>Los segmentos del archivo se solapan en %1 vóxeles; allí cuenta lo que está más adentro.</translation>
    </message>
    <message>
        <source>belongs to another study; choose the folder of the images that it was made of.</source>
        <translation>pertenece a otro estudio; elija la carpeta de las imágenes de las que se hizo.</translation>
    </message>
    <message>
        <source>names another patient than the images; it is not read.</source>
        <translation>nombra a otro paciente que las imágenes; no se lee.</translation>
    </message>
    <message>
        <source>was made of a series that is not among the images of this study, and lies on the grid of none.</source>
        <translation>se hizo de una serie que no está entre las imágenes de este estudio, y no está en la rejilla de ninguna.</translation>
    </message>
    <message>
        <source>%1 may belong to several series: %2.</source>
        <translation>%1 puede pertenecer a varias series: %2.</translation>
    </message>
    <message>
        <source>has another frame of reference than the series that it names, so where it lies is not known.</source>
        <translation>tiene otro sistema de referencia que la serie que nombra, así que no se sabe dónde está.</translation>
    </message>
    <message>
        <source>The segmentation lies on another grid than its series and was resampled to it, each voxel by the nearest one.</source>
        <translation>La segmentación está en otra rejilla que su serie y se remuestreó a ella, cada vóxel por el más próximo.</translation>
    </message>
    <message>
        <source>does not say where its frames lie (position, orientation or pixel spacing is missing).</source>
        <translation>no dice dónde están sus imágenes (falta la posición, la orientación o el tamaño de píxel).</translation>
    </message>
    <message>
        <source>is a segmentation of a kind that is not read (%1).</source>
        <translation>es una segmentación de una clase que no se lee (%1).</translation>
    </message>
    <message>
        <source>describes no segment.</source>
        <translation>no describe ningún segmento.</translation>
    </message>
    <message>
        <source>has a frame that belongs to no segment of it.</source>
        <translation>tiene una imagen que no pertenece a ninguno de sus segmentos.</translation>
    </message>
    <message>
        <source>states more pixels than are read; GLIOSCOPE_MAX_BYTES raises the limit.</source>
        <translation>declara más píxeles de los que se leen; GLIOSCOPE_MAX_BYTES sube el límite.</translation>
    </message>
    <message>
        <source>has pixels that cannot be decompressed.</source>
        <translation>tiene píxeles que no se pueden descomprimir.</translation>
    </message>
    <message>
        <source>states frames of %1x%2 pixels, %3 of them, which is not read.</source>
        <translation>declara imágenes de %1x%2 píxeles, %3 en total, lo que no se lee.</translation>
    </message>
    <message>
        <source>stores a pixel in %1 bits, which a segmentation of its kind does not.</source>
        <translation>guarda un píxel en %1 bits, lo que una segmentación de su clase no hace.</translation>
    </message>
    <message>
        <source>is no DICOM segmentation (SEG) with frames.</source>
        <translation>no es una segmentación DICOM (SEG) con imágenes.</translation>
    </message>
    <message>
        <source>cannot be made (%1).</source>
        <translation>no se puede crear (%1).</translation>
    </message>
    <message>
        <source>The images&apos; %1 is none that DICOM allows (%2); it stands in the segmentation as it is.</source>
        <translation>El valor de %1 de las imágenes no es de los que DICOM permite (%2); en la segmentación queda tal como está.</translation>
    </message>
    <message>
        <source>cannot be written: %1.</source>
        <translation>no se puede escribir: %1.</translation>
    </message>
    <message>
        <source>cannot be written: the segmentation lies on another grid (%1) than the series&apos; images (%2); only one that was made of them can be stored with them.</source>
        <translation>no se puede escribir: la segmentación está en otra rejilla (%1) que las imágenes de la serie (%2); solo se puede guardar con ellas una que se hizo de ellas.</translation>
    </message>
    <message>
        <source>cannot be written: the segmentation marks nothing, and DICOM has no empty one.</source>
        <translation>no se puede escribir: la segmentación no marca nada, y en DICOM no las hay vacías.</translation>
    </message>
    <message>
        <source>cannot be written: what was read back is not what was to be written.</source>
        <translation>no se puede escribir: lo que se volvió a leer no es lo que había que escribir.</translation>
    </message>
    <message>
        <source>its header says %1</source>
        <translation>su cabecera dice %1</translation>
    </message>
    <message>
        <source>%1, which is usual for none of the four</source>
        <translation>%1, lo que no es habitual en ninguna de las cuatro</translation>
    </message>
    <message>
        <source>TE %1 ms and TI %2 ms</source>
        <translation>TE %1 ms y TI %2 ms</translation>
    </message>
    <message>
        <source>%1, which darkens fat</source>
        <translation>%1, lo que oscurece la grasa</translation>
    </message>
    <message>
        <source>TR %1 ms and TE %2 ms</source>
        <translation>TR %1 ms y TE %2 ms</translation>
    </message>
    <message>
        <source>%1 after an inversion</source>
        <translation>%1 tras una inversión</translation>
    </message>
    <message>
        <source>%1 after an inversion of no stated time</source>
        <translation>%1 tras una inversión sin tiempo declarado</translation>
    </message>
    <message>
        <source>%1 without an inversion</source>
        <translation>%1 sin inversión</translation>
    </message>
    <message>
        <source>%1, which shows proton density</source>
        <translation>%1, lo que muestra la densidad protónica</translation>
    </message>
    <message>
        <source>it holds no magnitudes</source>
        <translation>no contiene magnitudes</translation>
    </message>
    <message>
        <source>it is echo-planar, as diffusion, perfusion and function are</source>
        <translation>es eco-planar, como la difusión, la perfusión y la funcional</translation>
    </message>
    <message>
        <source>it states no TE</source>
        <translation>no declara TE</translation>
    </message>
    <message>
        <source>TE %1 ms of a gradient echo</source>
        <translation>TE %1 ms de un eco de gradiente</translation>
    </message>
    <message>
        <source>TE %1 ms of a gradient echo, which shows T2*</source>
        <translation>TE %1 ms de un eco de gradiente, lo que muestra T2*</translation>
    </message>
    <message>
        <source>it states no TR</source>
        <translation>no declara TR</translation>
    </message>
    <message>
        <source>its description says both with and without contrast agent</source>
        <translation>su descripción dice a la vez con y sin contraste</translation>
    </message>
    <message>
        <source>its header names a contrast agent, and its description says there is none</source>
        <translation>su cabecera nombra un contraste, y su descripción dice que no lo hay</translation>
    </message>
    <message>
        <source>its header names a contrast agent</source>
        <translation>su cabecera nombra un contraste</translation>
    </message>
    <message>
        <source>its description says contrast agent was given</source>
        <translation>su descripción dice que se administró contraste</translation>
    </message>
    <message>
        <source>its description says no contrast agent was given</source>
        <translation>su descripción dice que no se administró contraste</translation>
    </message>
    <message>
        <source>its description says &quot;%1&quot;</source>
        <translation>su descripción dice &quot;%1&quot;</translation>
    </message>
    <message>
        <source>%1; its description says %2</source>
        <translation>%1; su descripción dice %2</translation>
    </message>
    <message>
        <source>%1, though its description says %2</source>
        <translation>%1, aunque su descripción dice %2</translation>
    </message>
    <message>
        <source>belongs to a volume of more voxels than are read; GLIOSCOPE_MAX_VOXELS raises the limit.</source>
        <translation>pertenece a un volumen de más vóxeles de los que se leen; GLIOSCOPE_MAX_VOXELS sube el límite.</translation>
    </message>
    <message>
        <source>The stack is tilted: %1 lies %2 mm aside of where it would be above %3, at %4 mm along the stack (%5 degrees); such a stack is no grid and is left out.</source>
        <translation>La pila está inclinada: %1 está %2 mm al lado de donde estaría sobre %3, a %4 mm a lo largo de la pila (%5 grados); una pila así no es una rejilla y se omite.</translation>
    </message>
    <message>
        <source>%1 and %2 are %3 mm apart where %4 mm is usual</source>
        <translation>%1 y %2 distan %3 mm donde lo habitual son %4 mm</translation>
    </message>
    <message>
        <source>The slices are not evenly spaced: %1; the series is left out.</source>
        <translation>Los cortes no están a distancias iguales: %1; la serie se omite.</translation>
    </message>
    <message>
        <source>%1 of %2 slices are missing: %3; the series is left out.</source>
        <translation>Faltan %1 de %2 cortes: %3; la serie se omite.</translation>
    </message>
    <message>
        <source>1 of %1 slices is missing</source>
        <translation>Falta 1 de %1 cortes</translation>
    </message>
    <message>
        <source>%1 of %2 slices are missing</source>
        <translation>Faltan %1 de %2 cortes</translation>
    </message>
    <message>
        <source>%1: %2; what is between them is interpolated and shows no finding of its own.</source>
        <translation>%1: %2; lo que hay entre ellos está interpolado y no muestra ningún hallazgo propio.</translation>
    </message>
    <message>
        <source>The slices are spaced a little unevenly: %1; they are taken as even.</source>
        <translation>Las distancias entre los cortes son algo desiguales: %1; se toman por iguales.</translation>
    </message>
    <message>
        <source>it makes no volume</source>
        <translation>no forma un volumen</translation>
    </message>
    <message>
        <source>it has fewer than three slices</source>
        <translation>tiene menos de tres cortes</translation>
    </message>
    <message>
        <source>it is one of %1 volumes of the same slices, a time series</source>
        <translation>es uno de %1 volúmenes de los mismos cortes, una serie temporal</translation>
    </message>
    <message>
        <source>nothing says that contrast agent was given</source>
        <translation>nada dice que se administrara contraste</translation>
    </message>
    <message>
        <source>it was acquired before %1, the first with contrast agent</source>
        <translation>se adquirió antes de %1, la primera con contraste</translation>
    </message>
    <message>
        <source>it was acquired after %1, the first with contrast agent</source>
        <translation>se adquirió después de %1, la primera con contraste</translation>
    </message>
    <message>
        <source>Which is the %1: %2 and %3? The first has the finest voxels.</source>
        <translation>¿Cuál es %1: %2 y %3? La primera tiene los vóxeles más finos.</translation>
    </message>
    <message>
        <source>Is %1 a T1 or a T1ce? %2.</source>
        <translation>¿Es %1 una T1 o una T1ce? %2.</translation>
    </message>
    <message>
        <source>No series is known to be the %1; which one is it, if any?</source>
        <translation>De ninguna serie se sabe que sea %1; ¿cuál es, si la hay?</translation>
    </message>
    <message>
        <source>No series is known to be the %1; which ones are they, if any?</source>
        <translation>De ninguna serie se sabe que sea %1; ¿cuáles son, si las hay?</translation>
    </message>
    <message>
        <source>The folder holds %1 studies; which one is meant? Name a folder that holds that one alone.</source>
        <translation>La carpeta contiene %1 estudios; ¿cuál se quiere? Indique una carpeta que solo contenga ese.</translation>
    </message>
    <message>
        <source>series %1</source>
        <translation>la serie %1</translation>
    </message>
    <message>
        <source>series %1, %2</source>
        <translation>la serie %1, %2</translation>
    </message>
    <message>
        <source>a series</source>
        <translation>una serie</translation>
    </message>
    <message>
        <source>a series, %1</source>
        <translation>una serie, %1</translation>
    </message>
    <message>
        <source>The study</source>
        <translation>El estudio</translation>
    </message>
    <message>
        <source>cannot be listed: %1.</source>
        <translation>no se puede leer como carpeta: %1.</translation>
    </message>
    <message>
        <source>holds no DICOM files; choose the folder of a study.</source>
        <translation>no contiene archivos DICOM; elija la carpeta de un estudio.</translation>
    </message>
    <message>
        <source>%1 (1 file)</source>
        <translation>%1 (1 archivo)</translation>
    </message>
    <message>
        <source>%1 (%2 files)</source>
        <translation>%1 (%2 archivos)</translation>
    </message>
    <message>
        <source>holds no MR images but %1; only MR is read.</source>
        <translation>no contiene imágenes de RM, sino %1; solo se lee RM.</translation>
    </message>
    <message>
        <source>The series has slices of %1 orientations: those of %2 and %3 are turned by %4 degrees against each other; each orientation is a volume of its own.</source>
        <translation>La serie tiene cortes de %1 orientaciones: las de %2 y %3 están giradas %4 grados entre sí; cada orientación es un volumen aparte.</translation>
    </message>
    <message>
        <source>of no series of the study %1 (%2)</source>
        <translation>de ninguna serie del estudio %1 (%2)</translation>
    </message>
    <message>
        <source>of no series %1 of the study %2 (%3)</source>
        <translation>de ninguna serie %1 del estudio %2 (%3)</translation>
    </message>
    <message>
        <source>The segmentation %1 lies on the grid (%2) %3; only one that was made of its images can be stored with them.</source>
        <translation>La segmentación %1 está en la rejilla (%2) %3; solo se puede guardar con las imágenes una que se hizo de ellas.</translation>
    </message>
    <message>
        <source>The segmentation %1 lies on the grid of several series (%2); say with --series and a number which it was made of.</source>
        <translation>La segmentación %1 está en la rejilla de varias series (%2); indique con --series y un número de cuál se hizo.</translation>
    </message>
    <message>
        <source>%1 of %2 volumes were not written, the first of them %3</source>
        <translation>%1 de %2 volúmenes no se escribieron, el primero de ellos %3</translation>
    </message>
    <message>
        <source>Without its study the segmentation lies on its own grid, and nothing says whether images are those that it was made of.</source>
        <translation>Sin su estudio la segmentación está en su propia rejilla, y nada dice si unas imágenes son las de las que se hizo.</translation>
    </message>
    <message>
        <source>Series %1 makes no volume; the command study says why.</source>
        <translation>La serie %1 no forma un volumen; la orden study dice por qué.</translation>
    </message>
    <message>
        <source>The study has no series %1; the command study lists those it has.</source>
        <translation>El estudio no tiene ninguna serie %1; la orden study enumera las que tiene.</translation>
    </message>
    <message>
        <source>%1 Say it with --%2 and the series&apos; number.</source>
        <translation>%1 Indíquelo con --%2 y el número de la serie.</translation>
    </message>
    <message>
        <source>%1 Say with --t1 and --t1ce which series they are.</source>
        <translation>%1 Indique con --t1 y --t1ce qué series son.</translation>
    </message>
    <message>
        <source>The chosen series belong to several studies; choose those of one.</source>
        <translation>Las series elegidas son de varios estudios; elija las de uno solo.</translation>
    </message>
    <message>
        <source>No series of the study is known to be a FLAIR, T1, T1ce or T2; say which are, such as --flair 3 with a series&apos; number.</source>
        <translation>De ninguna serie del estudio se sabe que sea FLAIR, T1, T1ce o T2; indique cuáles lo son, por ejemplo --flair 3 con el número de una serie.</translation>
    </message>
    <message>
        <source>The %1, makes no volume: %2</source>
        <translation>Con %1 no se puede formar un volumen: %2</translation>
    </message>
    <message>
        <source>This engine was built without DICOM.</source>
        <translation>Este motor se compiló sin DICOM.</translation>
    </message>
    <message>
        <source>%1 cannot be read: this engine was built without DICOM.</source>
        <translation>%1 no se puede leer: este motor se compiló sin DICOM.</translation>
    </message>
    <message>
        <source>could not be written</source>
        <translation>no se pudo escribir</translation>
    </message>
    <message>
        <source>Several processes do not learn from phantoms first. Begin with one, which keeps what it learns, or give --no-phantoms-first.</source>
        <translation>Varios procesos no aprenden antes de fantomas. Empiece con uno, que guarda lo que aprende, o indique --no-phantoms-first.</translation>
    </message>
    <message>
        <source>Stopped on request among phantoms; resume goes on.</source>
        <translation>Detenido a petición entre fantomas; al reanudar continúa.</translation>
    </message>
    <message>
        <source>%1 cannot be made (%2). What is learnt from phantoms is kept there.</source>
        <translation>No se puede crear %1 (%2). Allí se guarda lo que se aprende de fantomas.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>No se pudo escribir %1: %2.</translation>
    </message>
    <message>
        <source>The segmentation of %1 by %2 cannot be measured. %3</source>
        <translation>La segmentación de %1 por %2 no se puede medir. %3</translation>
    </message>
    <message>
        <source>The case %1 in %2 has no expert&apos;s labels to compare with.%3</source>
        <translation>El caso %1 de %2 no tiene etiquetas del experto con las que comparar.%3</translation>
    </message>
    <message>
        <source>The session</source>
        <translation>La sesión</translation>
    </message>
    <message>
        <source>The voxels of %1 are up to %2 mm long. With slices of 5 mm in all sequences the shipped models agreed with their own results on thin slices by a Dice of %3 to %4 for whole tumour and %5 to %6 for enhancing tumour. Nothing brings back what such slices blur: look closely at enhancing tumour and at small parts.</source>
        <translation>Los vóxeles de %1 miden hasta %2 mm. Con cortes de 5 mm en todas las secuencias, los modelos incluidos coincidieron con sus propios resultados en cortes finos con un Dice de %3 a %4 para el tumor completo y de %5 a %6 para el tumor realzante. Nada devuelve lo que esos cortes borran: mire con atención el tumor realzante y las partes pequeñas.</translation>
    </message>
    <message>
        <source>The voxels of %1 are up to %2 mm long. On a grid of 2 mm in all sequences the shipped models agreed with their own results on voxels of 1 mm by a Dice of %3 to %4 for whole tumour and %5 to %6 for enhancing tumour. Nothing brings back what such voxels blur: look closely at enhancing tumour and at small parts.</source>
        <translation>Los vóxeles de %1 miden hasta %2 mm. En una rejilla de 2 mm en todas las secuencias, los modelos incluidos coincidieron con sus propios resultados en vóxeles de 1 mm con un Dice de %3 a %4 para el tumor completo y de %5 a %6 para el tumor realzante. Nada devuelve lo que esos vóxeles borran: mire con atención el tumor realzante y las partes pequeñas.</translation>
    </message>
    <message>
        <source>it is not a text in UTF-8</source>
        <translation>no es un texto en UTF-8</translation>
    </message>
    <message>
        <source>it has no sentence</source>
        <translation>no tiene ninguna frase</translation>
    </message>
    <message>
        <source>The file of sentences</source>
        <translation>El archivo de frases</translation>
    </message>
    <message>
        <source>The file of sentences %1 cannot be used: %2.</source>
        <translation>El archivo de frases %1 no se puede usar: %2.</translation>
    </message>
    <message>
        <source>The listed files are lines of JSON, a list of paths each, which this is not: %1</source>
        <translation>La lista de archivos son líneas de JSON, cada una una lista de rutas, y esta no lo es: %1</translation>
    </message>
    <message>
        <source>The study %1 has changed since its series were listed; open it again.</source>
        <translation>El estudio %1 ha cambiado desde que se listaron sus series; ábralo de nuevo.</translation>
    </message>
    <message>
        <source>localizers of one or two slices (1 volume)</source>
        <translation>localizadores de uno o dos cortes (1 volumen)</translation>
    </message>
    <message>
        <source>localizers of one or two slices (%1 volumes)</source>
        <translation>localizadores de uno o dos cortes (%1 volúmenes)</translation>
    </message>
    <message>
        <source>time series (1 volume)</source>
        <translation>series temporales (1 volumen)</translation>
    </message>
    <message>
        <source>time series (%1 volumes)</source>
        <translation>series temporales (%1 volúmenes)</translation>
    </message>
    <message>
        <source>The study %1 holds no series that makes a volume; the sentences above say why.</source>
        <translation>El estudio %1 no tiene ninguna serie que forme un volumen; las frases de arriba dicen por qué.</translation>
    </message>
    <message>
        <source>The study %1 holds no series that makes a volume, only %2; --series writes one of them.</source>
        <translation>El estudio %1 no tiene ninguna serie que forme un volumen, solo %2; --series escribe una de ellas.</translation>
    </message>
    <message>
        <source>The study %1 has no series %2; the command without --series writes all there are.</source>
        <translation>El estudio %1 no tiene la serie %2; la orden sin --series escribe todas las que hay.</translation>
    </message>
    <message>
        <source>Not written: %1; --series writes one of them.</source>
        <translation>Sin escribir: %1; --series escribe una de ellas.</translation>
    </message>
    <message>
        <source>The case is not whole: of FLAIR, T1, T1ce and T2 the study is known to have %1.</source>
        <translation>El caso no está completo: de FLAIR, T1, T1ce y T2 se sabe que el estudio tiene %1.</translation>
    </message>
    <message>
        <source>The memory of this machine does not suffice; close other programs, or use a smaller model.</source>
        <translation>La memoria de este equipo no basta; cierre otros programas o use un modelo más pequeño.</translation>
    </message>
    <message>
        <source>--meaning takes a segment&apos;s number and what it is, such as 2=ET or 2=%1, not &quot;%2&quot;; known are %3.</source>
        <translation>--meaning toma el número de un segmento y lo que es, como 2=ET o 2=%1, no &quot;%2&quot;; se conocen %3.</translation>
    </message>
    <message>
        <source>its layer %1 has weights but no place in the model</source>
        <translation>su capa %1 tiene pesos pero ningún lugar en el modelo</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>it is wired differently from the %1: its layer %2 (%3) reads %4 instead of %5</source>
        <translation>está conectado de otro modo que la red %1: su capa %2 (%3) lee %4 en lugar de %5</translation>
    </message>
    <message>
        <source>it is wired differently from the %1: its output is %2 instead of %3</source>
        <translation>está conectado de otro modo que la red %1: su salida es %2 en lugar de %3</translation>
    </message>
    <message>
        <source>its tensor %1 holds values that are not numbers</source>
        <translation>su tensor %1 contiene valores que no son números</translation>
    </message>
    <message>
        <source>its tensor %1 holds negative variances</source>
        <translation>su tensor %1 contiene varianzas negativas</translation>
    </message>
    <message>
        <source>The Keras file %1 cannot be imported: %2</source>
        <translation>El archivo Keras %1 no se puede importar: %2</translation>
    </message>
    <message>
        <source>The Keras file %1 cannot be read: %2</source>
        <translation>El archivo Keras %1 no se puede leer: %2</translation>
    </message>
    <message>
        <source>The Keras file %1 does not fit into memory.</source>
        <translation>El archivo Keras %1 no cabe en la memoria.</translation>
    </message>
    <message>
        <source>its layer %1 (%2) %3, which none of our networks does</source>
        <translation>su capa %1 (%2) %3, lo que no hace ninguna de nuestras redes</translation>
    </message>
    <message>
        <source>its layer %1 is of a kind none of our networks has, %2</source>
        <translation>su capa %1 es de un tipo que no tiene ninguna de nuestras redes, %2</translation>
    </message>
    <message>
        <source>has a %1 that differs between the axes</source>
        <translation>tiene un %1 distinto según el eje</translation>
    </message>
    <message>
        <source>keeps channels last</source>
        <translation>guarda los canales al final</translation>
    </message>
    <message>
        <source>reads %1 layers</source>
        <translation>lee %1 capas</translation>
    </message>
    <message>
        <source>is dilated</source>
        <translation>está dilatada</translation>
    </message>
    <message>
        <source>does not pad</source>
        <translation>no rellena los bordes</translation>
    </message>
    <message>
        <source>does not double</source>
        <translation>no duplica</translation>
    </message>
    <message>
        <source>has an epsilon other than 0.001</source>
        <translation>tiene un épsilon distinto de 0,001</translation>
    </message>
    <message>
        <source>normalises along an axis in the slice plane</source>
        <translation>normaliza a lo largo de un eje del plano de corte</translation>
    </message>
    <message>
        <source>has the activation %1</source>
        <translation>tiene la activación %1</translation>
    </message>
    <message>
        <source>is a ReLU of another form</source>
        <translation>es una ReLU de otra forma</translation>
    </message>
    <message>
        <source>does not halve</source>
        <translation>no reduce a la mitad</translation>
    </message>
    <message>
        <source>joins along an axis that is not the channels</source>
        <translation>une a lo largo de un eje que no es el de los canales</translation>
    </message>
    <message>
        <source>joins far more layers</source>
        <translation>une muchas más capas</translation>
    </message>
    <message>
        <source>its layer %1 is used more than once, which none of our networks does</source>
        <translation>su capa %1 se usa más de una vez, lo que no hace ninguna de nuestras redes</translation>
    </message>
    <message>
        <source>it has two layers named %1</source>
        <translation>tiene dos capas llamadas %1</translation>
    </message>
    <message>
        <source>its layer %1 reads itself or a layer that is not there</source>
        <translation>su capa %1 se lee a sí misma o lee una capa que no está</translation>
    </message>
    <message>
        <source>it has more than one input, which none of our networks has</source>
        <translation>tiene más de una entrada, lo que no tiene ninguna de nuestras redes</translation>
    </message>
    <message>
        <source>it has no input layer</source>
        <translation>no tiene capa de entrada</translation>
    </message>
    <message>
        <source>its layers are a %1 model, which none of our networks is</source>
        <translation>sus capas son un modelo %1, lo que no es ninguna de nuestras redes</translation>
    </message>
    <message>
        <source>it has more than one output, which none of our networks has</source>
        <translation>tiene más de una salida, lo que no tiene ninguna de nuestras redes</translation>
    </message>
    <message>
        <source>its output layer %1 is not there</source>
        <translation>su capa de salida %1 no está</translation>
    </message>
    <message>
        <source>its model_config is damaged or not of Keras 2</source>
        <translation>su model_config está dañado o no es de Keras 2</translation>
    </message>
    <message>
        <source>%1 of first width %2</source>
        <translation>%1 de anchura inicial %2</translation>
    </message>
    <message>
        <source>its layer %1 has no %2, which the %3 has as %4 (%5)</source>
        <translation>su capa %1 no tiene %2, que la red %3 tiene como %4 (%5)</translation>
    </message>
    <message>
        <source>its tensor %1 (%2) is none the %3 has in %4</source>
        <translation>su tensor %1 (%2) no es ninguno de los que la red %3 tiene en %4</translation>
    </message>
    <message>
        <source>its tensor %1 is %2 instead of %3 in the %4 (%5)</source>
        <translation>su tensor %1 es %2 en lugar de %3 en la red %4 (%5)</translation>
    </message>
    <message>
        <source>its layer %1 does not fit the %2</source>
        <translation>su capa %1 no encaja en la red %2</translation>
    </message>
    <message>
        <source>a %1 of %2 is missing: the %3 has one (%4)</source>
        <translation>falta un %1 de %2: la red %3 tiene uno (%4)</translation>
    </message>
    <message>
        <source>a %1 of %2 is missing: the %3 has %4 (%5)</source>
        <translation>falta un %1 de %2: la red %3 tiene %4 (%5)</translation>
    </message>
    <message>
        <source>its layer %1 holds a tensor the %2 does not have, %3 (%4)</source>
        <translation>su capa %1 contiene un tensor que la red %2 no tiene, %3 (%4)</translation>
    </message>
    <message>
        <source>its layer %1 is a model of its own with %2 tensors; save that model by itself from Keras</source>
        <translation>su capa %1 es un modelo propio con %2 tensores; guarde ese modelo por separado desde Keras</translation>
    </message>
    <message>
        <source>its layer %1 is of a kind none of our networks has (tensor %2, %3)</source>
        <translation>su capa %1 es de un tipo que no tiene ninguna de nuestras redes (tensor %2, %3)</translation>
    </message>
    <message>
        <source>the %1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>the UNet, ResUNet or VNet of the reference system</source>
        <translation>la UNet, ResUNet o VNet del sistema de referencia</translation>
    </message>
    <message>
        <source>it is not %1 (no convolution fits)</source>
        <translation>no es %1 (ninguna convolución encaja)</translation>
    </message>
    <message>
        <source>it is not %1 (of the %2 convolutions of a %3 only %4 fit)</source>
        <translation>no es %1 (de las %2 convoluciones de una red %3 solo encajan %4)</translation>
    </message>
    <message>
        <source>its attribute &quot;%1&quot; is not a list of names</source>
        <translation>su atributo &quot;%1&quot; no es una lista de nombres</translation>
    </message>
    <message>
        <source>the tensor %1 of the layer %2 is listed but not there</source>
        <translation>el tensor %1 de la capa %2 figura en la lista pero no está</translation>
    </message>
    <message>
        <source>it is a model of Glioscope already</source>
        <translation>ya es un modelo de Glioscope</translation>
    </message>
    <message>
        <source>it has the layout of Keras 3; save it from Keras 2, or as legacy HDF5</source>
        <translation>tiene el formato de Keras 3; guárdelo desde Keras 2, o como HDF5 antiguo (legacy)</translation>
    </message>
    <message>
        <source>it is an HDF5 file, but not one that Keras wrote (it lists no layers)</source>
        <translation>es un archivo HDF5, pero no uno que escribió Keras (no enumera capas)</translation>
    </message>
    <message>
        <source>it lists no layers, so it is not a file that Keras wrote</source>
        <translation>no enumera capas, así que no es un archivo que escribió Keras</translation>
    </message>
    <message>
        <source>the layer %1 is listed but not there</source>
        <translation>la capa %1 figura en la lista pero no está</translation>
    </message>
    <message>
        <source>the tensor %1 is damaged</source>
        <translation>el tensor %1 está dañado</translation>
    </message>
    <message>
        <source>its network</source>
        <translation>su red</translation>
    </message>
    <message>
        <source>its input sequences</source>
        <translation>sus secuencias de entrada</translation>
    </message>
    <message>
        <source>its grid</source>
        <translation>su rejilla</translation>
    </message>
    <message>
        <source>its normalisation</source>
        <translation>su normalización</translation>
    </message>
    <message>
        <source>its outputs and their thresholds</source>
        <translation>sus salidas y los umbrales de estas</translation>
    </message>
    <message>
        <source>its windows</source>
        <translation>sus ventanas</translation>
    </message>
    <message>
        <source>its mirror averaging</source>
        <translation>su promedio con imágenes invertidas</translation>
    </message>
    <message>
        <source>its treatment of parts</source>
        <translation>su tratamiento de las partes</translation>
    </message>
    <message>
        <source>%1 differs from %2 in %3, which a second stage must have as the first.</source>
        <translation>%1 difiere de %2 en %3, que una segunda etapa debe tener como la primera.</translation>
    </message>
    <message>
        <source>%1 differs from %2 in %3. Name models of one recipe, such as those of a cross-validation&apos;s folds.</source>
        <translation>%1 difiere de %2 en %3. Nombre modelos de una misma receta, como los de las partes de una validación cruzada.</translation>
    </message>
    <message>
        <source>The folder %1 holds several segmentations of the case %2, and none is called %3; call the results by the model&apos;s name in their files&apos; names.</source>
        <translation>La carpeta %1 contiene varias segmentaciones del caso %2, y ninguna se llama %3; ponga en los nombres de los archivos de los resultados el nombre del modelo.</translation>
    </message>
    <message>
        <source>The folder %1 has no segmentation of the case %2.</source>
        <translation>La carpeta %1 no tiene ninguna segmentación del caso %2.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be read: %2.</source>
        <translation>La carpeta %1 no se puede leer: %2.</translation>
    </message>
    <message>
        <source>%1 holds two cases named %2; rename one of them.</source>
        <translation>%1 contiene dos casos llamados %2; cambie el nombre de uno de ellos.</translation>
    </message>
    <message>
        <source>No segmentation in %1 is named after a labelled case of %2; name them &lt;case&gt;_seg.nii.gz.</source>
        <translation>Ninguna segmentación de %1 lleva el nombre de un caso etiquetado de %2; llámelas &lt;case&gt;_seg.nii.gz.</translation>
    </message>
    <message>
        <source>A probability map of %1 cannot be held against labels of %2. Both must lie on one grid.</source>
        <translation>Un mapa de probabilidades de %1 no se puede contrastar con etiquetas de %2. Ambos deben estar en una misma rejilla.</translation>
    </message>
    <message>
        <source>The prediction (%1) and the reference (%2) lie on different grids. Resample one onto the other&apos;s grid before comparing.</source>
        <translation>La predicción (%1) y la referencia (%2) están en rejillas distintas. Remuestree una a la rejilla de la otra antes de comparar.</translation>
    </message>
    <message>
        <source>Lesions of a mask of %1 and of one of %2 cannot be compared. Both must lie on one grid.</source>
        <translation>No se pueden comparar las lesiones de una máscara de %1 y de una de %2. Ambas deben estar en una misma rejilla.</translation>
    </message>
    <message>
        <source>A prediction of %1 voxels cannot be compared with a reference of %2. Both must lie on one grid.</source>
        <translation>Una predicción de %1 vóxeles no se puede comparar con una referencia de %2. Ambas deben estar en una misma rejilla.</translation>
    </message>
    <message>
        <source>Distances between a mask of %1 and one of %2 are not defined. Both must lie on one grid.</source>
        <translation>Las distancias entre una máscara de %1 y una de %2 no están definidas. Ambas deben estar en una misma rejilla.</translation>
    </message>
    <message>
        <source>The network is of a kind this program does not know.</source>
        <translation>La red es de un tipo que este programa no conoce.</translation>
    </message>
    <message>
        <source>The network expects %1 sequences of a volume and was given something else.</source>
        <translation>La red espera %1 secuencias de un volumen y recibió otra cosa.</translation>
    </message>
    <message>
        <source>This network normalises by slice and takes exactly %1 slices, not %2.</source>
        <translation>Esta red normaliza por corte y toma exactamente %1 cortes, no %2.</translation>
    </message>
    <message>
        <source>The folder %1 has no results.json that can be read; let its comparison end first.</source>
        <translation>La carpeta %1 no tiene ningún results.json que se pueda leer; deje que termine antes su comparación.</translation>
    </message>
    <message>
        <source>The file %1 is no result of a comparison; run the comparison again.</source>
        <translation>El archivo %1 no es resultado de una comparación; ejecute de nuevo la comparación.</translation>
    </message>
    <message>
        <source>%1 and %2 compare other models, or in another order; merge parts of one comparison.</source>
        <translation>%1 y %2 comparan otros modelos, o en otro orden; una partes de una misma comparación.</translation>
    </message>
    <message>
        <source>%1 and %2 both hold the case %3; merge parts of one comparison.</source>
        <translation>%1 y %2 contienen los dos el caso %3; una partes de una misma comparación.</translation>
    </message>
    <message>
        <source>Two models or results are named %1 and would write the same files; give results another name, and compare models of one name from folders of results.</source>
        <translation>Dos modelos o resultados se llaman %1 y escribirían los mismos archivos; dé otro nombre a los resultados, y compare modelos de un mismo nombre desde carpetas de resultados.</translation>
    </message>
    <message>
        <source>it names no structure</source>
        <translation>no nombra ninguna estructura</translation>
    </message>
    <message>
        <source>it is of another version</source>
        <translation>es de otra versión</translation>
    </message>
    <message>
        <source>The file %1 is no record of a comparison (%2); delete it and run the comparison again.</source>
        <translation>El archivo %1 no es el registro de una comparación (%2); bórrelo y ejecute de nuevo la comparación.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read; run the comparison that writes it again.</source>
        <translation>El archivo %1 no se puede leer; ejecute de nuevo la comparación que lo escribe.</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>está dañado</translation>
    </message>
    <message>
        <source>The file %1 lies on another grid (%2) than %3 (%4); evaluate on the reference&apos;s grid.</source>
        <translation>El archivo %1 está en otra rejilla (%2) que %3 (%4); evalúe en la rejilla de la referencia.</translation>
    </message>
    <message>
        <source>%1 of %2 segmentations could not be evaluated, for the reasons above.</source>
        <translation>%1 de %2 segmentaciones no se pudieron evaluar, por las razones de arriba.</translation>
    </message>
    <message>
        <source>The output %1 is one of the models to be joined; give another name.</source>
        <translation>La salida %1 es uno de los modelos que se van a unir; dé otro nombre.</translation>
    </message>
    <message>
        <source>%1 belongs to another network. Choose another run folder.</source>
        <translation>%1 pertenece a otra red. Elija otra carpeta de entrenamiento.</translation>
    </message>
    <message>
        <source>%1 belongs to another network (%2 has another shape). Choose another run folder.</source>
        <translation>%1 pertenece a otra red (%2 tiene otra forma). Elija otra carpeta de entrenamiento.</translation>
    </message>
    <message>
        <source>The run in %1 cannot go on with another setting: %2. Give the old value, or start a new run folder.</source>
        <translation>El entrenamiento en %1 no puede seguir con otro ajuste: %2. Dé el valor anterior, o empiece una carpeta de entrenamiento nueva.</translation>
    </message>
    <message>
        <source>The run in %1 was trained on other cases, or with others held back. Restore the patches it was started with, or start a new run folder.</source>
        <translation>El entrenamiento en %1 se hizo con otros casos, o con otros reservados. Restaure los parches con los que empezó, o empiece una carpeta de entrenamiento nueva.</translation>
    </message>
    <message>
        <source>%1 was written by another version. Start a new run folder.</source>
        <translation>%1 lo escribió otra versión. Empiece una carpeta de entrenamiento nueva.</translation>
    </message>
    <message>
        <source>process %1 of %2</source>
        <translation>el proceso %1 de %2</translation>
    </message>
    <message>
        <source>Another process of this run is gone or does not answer, which %1 noticed.</source>
        <translation>Otro proceso de este entrenamiento ya no está o no responde; lo notó %1.</translation>
    </message>
    <message>
        <source>%1 was %2 and is %3 now</source>
        <translation>%1 era %2 y ahora es %3</translation>
    </message>
    <message>
        <source>%1 has segments whose codes and names do not say what they are: %2. Say it with --meaning, such as --meaning 1=ET, or none to leave one out; known are %3.</source>
        <translation>%1 tiene segmentos cuyos códigos y nombres no dicen qué son: %2. Indíquelo con --meaning, como --meaning 1=ET, o none para omitir uno; se conocen %3.</translation>
    </message>
    <message>
        <source>%1 and %2, 1 voxel</source>
        <translation>%1 y %2, 1 vóxel</translation>
    </message>
    <message>
        <source>%1 and %2, %3 voxels</source>
        <translation>%1 y %2, %3 vóxeles</translation>
    </message>
    <message>
        <source>%1 has segments that overlap: %2. Say with --order which counts there, the first before the others, such as --order %3.</source>
        <translation>%1 tiene segmentos que se solapan: %2. Indique con --order cuál cuenta allí, el primero antes que los demás, como --order %3.</translation>
    </message>
    <message>
        <source>The entry %1 is none of this version.</source>
        <translation>La entrada %1 no es de esta versión.</translation>
    </message>
    <message>
        <source>The file %1 of %2 is damaged.</source>
        <translation>El archivo %1 de %2 está dañado.</translation>
    </message>
    <message>
        <source>A film needs sides of an even number of pixels.</source>
        <translation>Un vídeo necesita lados de un número par de píxeles.</translation>
    </message>
    <message>
        <source>A picture of another size does not fit the film.</source>
        <translation>Una imagen de otro tamaño no encaja en el vídeo.</translation>
    </message>
    <message>
        <source>Nothing was found, so there was no second look at a finer grid.</source>
        <translation>No se halló nada, así que no hubo una segunda mirada en una rejilla más fina.</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>al menos %1</translation>
    </message>
    <message>
        <source>above %1 and at most %2</source>
        <translation>más de %1 y como máximo %2</translation>
    </message>
    <message>
        <source>from %1 to below %2</source>
        <translation>desde %1 hasta menos de %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>de %1 a %2</translation>
    </message>
</context>
<context>
    <name>glioscope::SeriesTable</name>
    <message>
        <source>Sequence</source>
        <translation>Secuencia</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Serie</translation>
    </message>
    <message>
        <source>Geometry</source>
        <translation>Geometría</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>Cortes</translation>
    </message>
    <message>
        <source>%1, %2 × %3
%4 × %5 × %6 mm</source>
        <translation>%1, %2 × %3
%4 × %5 × %6 mm</translation>
    </message>
    <message>
        <source>Contrast agent</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>%1?</source>
        <translation>¿%1?</translation>
    </message>
    <message>
        <source>T1 or T1ce?</source>
        <translation>¿T1 o T1ce?</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Picture of series %1</source>
        <translation>Imagen de la serie %1</translation>
    </message>
</context>
<context>
    <name>glioscope::SessionCommands</name>
    <message numerus="yes">
        <source>%n more of this kind.</source>
        <translation>
            <numerusform>%n más de esta clase.</numerusform>
            <numerusform>%n más de esta clase.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sessions (*%1)</source>
        <translation>Sesiones (*%1)</translation>
    </message>
    <message>
        <source>Open a session</source>
        <translation>Abrir una sesión</translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation>Guardar la sesión</translation>
    </message>
    <message>
        <source>There is no case open whose session could be saved.</source>
        <translation>No hay ningún caso abierto cuya sesión guardar.</translation>
    </message>
    <message>
        <source>Saved: %1.</source>
        <translation>Guardado: %1.</translation>
    </message>
    <message>
        <source>the session %1</source>
        <translation>la sesión %1</translation>
    </message>
    <message>
        <source>There is no layout %1 here; the panes stay as they are.</source>
        <translation>Aquí no existe la disposición %1; las vistas se quedan como están.</translation>
    </message>
    <message>
        <source>The session is as it was.</source>
        <translation>La sesión está como estaba.</translation>
    </message>
    <message>
        <source>Find Files…</source>
        <translation>Buscar archivos…</translation>
    </message>
    <message>
        <source>Choose the folder that the files are in now</source>
        <translation>Elegir la carpeta donde están ahora los archivos</translation>
    </message>
    <message>
        <source>Glioscope ended unexpectedly on %1. What was open then can be shown again, with segmentations that were not saved.</source>
        <translation>Glioscope terminó inesperadamente el %1. Lo que estaba abierto entonces se puede mostrar de nuevo, con las segmentaciones sin guardar.</translation>
    </message>
    <message>
        <source>Glioscope ended unexpectedly on %1. What was open then can be shown again.</source>
        <translation>Glioscope terminó inesperadamente el %1. Lo que estaba abierto entonces se puede mostrar de nuevo.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurar</translation>
    </message>
</context>
<context>
    <name>glioscope::SettingsForm</name>
    <message>
        <source>More settings</source>
        <translation>Más ajustes</translation>
    </message>
    <message>
        <source>%1 must be a number. %2.</source>
        <translation>%1 debe ser un número. %2.</translation>
    </message>
    <message>
        <source>The loss by class needs nested regions, and ready-made patches hold labels; choose another loss.</source>
        <translation>La pérdida por clase necesita regiones anidadas, y los parches ya hechos contienen etiquetas; elija otra pérdida.</translation>
    </message>
    <message>
        <source>The normalisation by slice needs patches of at least %1 slices, and these have %2; choose another normalisation.</source>
        <translation>La normalización por corte necesita parches de al menos %1 cortes, y estos tienen %2; elija otra normalización.</translation>
    </message>
    <message>
        <source>Ready-made patches are trained on whole and as they are.</source>
        <translation>Con los parches ya hechos se entrena enteros y tal como están.</translation>
    </message>
</context>
<context>
    <name>glioscope::SlicePane</name>
    <message>
        <source>%1 slice, %2</source>
        <translation>Corte %1, %2</translation>
    </message>
    <message>
        <source>%1 slice</source>
        <translation>Corte %1</translation>
    </message>
</context>
<context>
    <name>glioscope::StartChoice</name>
    <message>
        <source>Weights the run begins with</source>
        <translation>Pesos con los que empieza la ejecución</translation>
    </message>
    <message>
        <source>A model that has learned from other cases needs fewer steps. None of the cases it was trained on can be held back.</source>
        <translation>Un modelo que ha aprendido de otros casos necesita menos pasos. No se puede reservar ninguno de los casos con que se entrenó.</translation>
    </message>
    <message>
        <source>The run starts from %1, a %2 of width %3, and its network differs; choose the same network, width, kernel and normalisation, or start from random weights.</source>
        <translation>La ejecución empieza desde %1, un %2 de anchura %3, y su red es otra; elija la misma red, anchura, núcleo y normalización, o empiece con pesos aleatorios.</translation>
    </message>
    <message>
        <source>%1 was trained on %2, which is held back here; hold back other cases, or start from another model.</source>
        <translation>%1 se entrenó con %2, que aquí está reservado; reserve otros casos o empiece desde otro modelo.</translation>
    </message>
    <message>
        <source>Random weights</source>
        <translation>Pesos aleatorios</translation>
    </message>
    <message>
        <source>Model %1: %2, width %3</source>
        <translation>Modelo %1: %2, anchura %3</translation>
    </message>
</context>
<context>
    <name>glioscope::StartPage</name>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Or drop onto this window: a case&apos;s folder, any one file of a case, a dataset, which is a folder of cases, or a DICOM study. Images are %1. Segmentations of other programs are dropped onto their case once it is open.</source>
        <translation>O suelte en esta ventana: la carpeta de un caso, uno cualquiera de sus archivos, un conjunto de datos, que es una carpeta de casos, o un estudio DICOM. Las imágenes son %1. Las segmentaciones de otros programas se sueltan sobre su caso cuando está abierto.</translation>
    </message>
    <message>
        <source>Sequences and Labels</source>
        <translation>Secuencias y etiquetas</translation>
    </message>
    <message>
        <source>For students: what is bright in which, and what the labels mean</source>
        <translation>Para estudiantes: qué es brillante en cada una y qué significan las etiquetas</translation>
    </message>
    <message>
        <source>Case or Dataset…</source>
        <translation>Caso o conjunto de datos…</translation>
    </message>
    <message>
        <source>A folder with a case&apos;s images, or one of many cases</source>
        <translation>Una carpeta con las imágenes de un caso, o con muchos casos</translation>
    </message>
    <message>
        <source>File of a Case…</source>
        <translation>Archivo de un caso…</translation>
    </message>
    <message>
        <source>Any one of its images; the others are found beside it</source>
        <translation>Una cualquiera de sus imágenes; las demás se buscan junto a ella</translation>
    </message>
    <message>
        <source>DICOM Study…</source>
        <translation>Estudio DICOM…</translation>
    </message>
    <message>
        <source>From a scanner: its series, and which of them make a case</source>
        <translation>Del escáner: sus series, y cuáles de ellas forman un caso</translation>
    </message>
    <message>
        <source>Demonstration Case</source>
        <translation>Caso de demostración</translation>
    </message>
    <message>
        <source>A synthetic head with a tumour; no patient is behind it</source>
        <translation>Una cabeza sintética con un tumor; no hay ningún paciente detrás</translation>
    </message>
    <message>
        <source>Opened last</source>
        <translation>Últimos abiertos</translation>
    </message>
    <message>
        <source>Remember what was opened</source>
        <translation>Recordar lo que se abrió</translation>
    </message>
    <message>
        <source>Paths, times and small pictures, for you alone. Folders of DICOM studies, which are often called after patients, never are.</source>
        <translation>Rutas, horas e imágenes pequeñas, solo para usted. Las carpetas de estudios DICOM, que a menudo llevan nombres de pacientes, nunca.</translation>
    </message>
    <message>
        <source>Forget All</source>
        <translation>Olvidar todo</translation>
    </message>
    <message>
        <source>Empties this list and removes its pictures; the files stay</source>
        <translation>Vacía esta lista y elimina sus imágenes; los archivos se quedan</translation>
    </message>
    <message>
        <source>No case yet. Those that you open are listed here.</source>
        <translation>Aún no hay casos. Los que abra figuran aquí.</translation>
    </message>
    <message>
        <source>Cases are not remembered.</source>
        <translation>No se recuerdan los casos.</translation>
    </message>
    <message>
        <source>&lt;h2&gt;Opening %1…&lt;/h2&gt;</source>
        <translation>&lt;h2&gt;Abriendo %1…&lt;/h2&gt;</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>Volver a %1</translation>
    </message>
</context>
<context>
    <name>glioscope::StatisticsDock</name>
    <message>
        <source>Statistics</source>
        <translation>Estadísticas</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy every figure, with lesions and all sequences, for a spreadsheet</source>
        <translation>Copiar todas las cifras, con lesiones y todas las secuencias, para una hoja de cálculo</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation>CSV…</translation>
    </message>
    <message>
        <source>How far measuring is</source>
        <translation>Hasta dónde va la medición</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Medir</translation>
    </message>
    <message>
        <source>Sizes and places of labels and regions</source>
        <translation>Tamaños y lugares de etiquetas y regiones</translation>
    </message>
    <message>
        <source>Lesions, the largest first; a click goes to its largest slice</source>
        <translation>Lesiones, la mayor primero; un clic va a su mayor corte</translation>
    </message>
    <message>
        <source>Intensities of the shown sequence within labels and regions</source>
        <translation>Intensidades de la secuencia mostrada dentro de etiquetas y regiones</translation>
    </message>
    <message>
        <source>Segment this case, or add a segmentation, to see here what it measures.</source>
        <translation>Segmente este caso, o añada una segmentación, para ver aquí lo que mide.</translation>
    </message>
    <message>
        <source>Open a case to see here what a segmentation of it measures.</source>
        <translation>Abra un caso para ver aquí lo que mide una segmentación suya.</translation>
    </message>
    <message>
        <source>One lesion of %1</source>
        <translation>Una lesión de %1</translation>
    </message>
    <message>
        <source>%L1 lesions of %2</source>
        <translation>%L1 lesiones de %2</translation>
    </message>
    <message>
        <source>%1 within each (keys 1 to 4 change it)</source>
        <translation>%1 dentro de cada una (las teclas 1 a 4 la cambian)</translation>
    </message>
    <message>
        <source>%1, intensity</source>
        <translation>%1, intensidad</translation>
    </message>
</context>
<context>
    <name>glioscope::StatusReadout</name>
    <message>
        <source>voxel %1, %2, %3</source>
        <translation>vóxel %1, %2, %3</translation>
    </message>
    <message>
        <source>Radiological</source>
        <translation>Radiológica</translation>
    </message>
    <message>
        <source>Neurological</source>
        <translation>Neurológica</translation>
    </message>
    <message>
        <source>Radiological: the patient&apos;s left is on the right</source>
        <translation>Radiológica: la izquierda del paciente está a la derecha</translation>
    </message>
    <message>
        <source>Neurological: the patient&apos;s left is on the left</source>
        <translation>Neurológica: la izquierda del paciente está a la izquierda</translation>
    </message>
    <message>
        <source>Resampled: %1</source>
        <translation>Remuestreadas: %1</translation>
    </message>
    <message>
        <source>Resampled</source>
        <translation>Remuestreada</translation>
    </message>
    <message>
        <source>These sequences lie on another grid and are shown resampled through world space: %1.</source>
        <translation>Estas secuencias están en otra rejilla y se muestran remuestreadas por el espacio del mundo: %1.</translation>
    </message>
    <message>
        <source>Labels: %1</source>
        <translation>Etiquetas: %1</translation>
    </message>
    <message>
        <source>%1 %2.</source>
        <translation>%1 %2.</translation>
    </message>
    <message>
        <source>Orientation uncertain</source>
        <translation>Orientación incierta</translation>
    </message>
    <message>
        <source>Left and right may be exchanged: %1 Check it against the original series.</source>
        <translation>Izquierda y derecha pueden estar intercambiadas: %1 Compruébelo con la serie original.</translation>
    </message>
</context>
<context>
    <name>glioscope::StudyCommands</name>
    <message>
        <source>Open the folder of a DICOM study</source>
        <translation>Abrir la carpeta de un estudio DICOM</translation>
    </message>
    <message>
        <source>the study</source>
        <translation>el estudio</translation>
    </message>
    <message>
        <source>%1 – Glioscope</source>
        <translation>%1 – Glioscope</translation>
    </message>
    <message>
        <source>The session is of a DICOM study and does not name its folder, which is called after the patient. Choose that folder.</source>
        <translation>La sesión es de un estudio DICOM y no nombra su carpeta, que lleva el nombre del paciente. Elija esa carpeta.</translation>
    </message>
    <message>
        <source>The DICOM study of the session is not in %1. Choose the folder that it is in.</source>
        <translation>El estudio DICOM de la sesión no está en %1. Elija la carpeta en la que está.</translation>
    </message>
</context>
<context>
    <name>glioscope::StudyDialog</name>
    <message>
        <source>Open DICOM Study</source>
        <translation>Abrir estudio DICOM</translation>
    </message>
    <message>
        <source>Shown while the study is open, and kept nowhere</source>
        <translation>Se muestra mientras el estudio está abierto y no se guarda en ninguna parte</translation>
    </message>
    <message>
        <source>&amp;Open Case</source>
        <translation>&amp;Abrir caso</translation>
    </message>
    <message>
        <source>Series of the study</source>
        <translation>Series del estudio</translation>
    </message>
    <message>
        <source>Looking through the files…</source>
        <translation>Examinando los archivos…</translation>
    </message>
    <message>
        <source>The study %1 has localizers alone, no series of three slices or more, of which a case is made.</source>
        <translation>El estudio %1 solo tiene localizadores, ninguna serie de tres cortes o más, que es de lo que se hace un caso.</translation>
    </message>
    <message>
        <source>As you chose when this study was open before.</source>
        <translation>Como usted eligió cuando este estudio estuvo abierto antes.</translation>
    </message>
    <message>
        <source>Reading pictures…</source>
        <translation>Leyendo imágenes…</translation>
    </message>
    <message>
        <source>The files name no patient.</source>
        <translation>Los archivos no nombran a ningún paciente.</translation>
    </message>
    <message>
        <source>Patient: %1</source>
        <translation>Paciente: %1</translation>
    </message>
    <message>
        <source>Study %1. %2</source>
        <translation>Estudio %1. %2</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
    <message>
        <source>Reading series %1 of %2…</source>
        <translation>Leyendo la serie %1 de %2…</translation>
    </message>
    <message>
        <source>Looking through the files: %1…</source>
        <translation>Examinando los archivos: %1…</translation>
    </message>
    <message>
        <source>Reading series…</source>
        <translation>Leyendo las series…</translation>
    </message>
    <message>
        <source>The study in %1 does not have all the series that the session was saved with. Choose the folder of that study.</source>
        <translation>El estudio en %1 no tiene todas las series con las que se guardó la sesión. Elija la carpeta de ese estudio.</translation>
    </message>
    <message>
        <source>Sessions &amp;name this study&apos;s folder, which tells the patient</source>
        <translation>Las sesiones &amp;nombran la carpeta de este estudio, que dice quién es el paciente</translation>
    </message>
    <message>
        <source>They then find the study by themselves, and name segmentations that are called after the patient, too. Without it neither stands in a session, nor anywhere else.</source>
        <translation>Así encuentran el estudio por sí mismas, y nombran también las segmentaciones que se llaman como el paciente. Sin marcarlo, ni lo uno ni lo otro consta en una sesión ni en ningún otro sitio.</translation>
    </message>
</context>
<context>
    <name>glioscope::StudyImport</name>
    <message>
        <source>Series %1: %2</source>
        <translation>Serie %1: %2</translation>
    </message>
    <message>
        <source>The study&apos;s images cannot be kept in %1 while they are open: %2. Free the folder or its disk and try again.</source>
        <translation>Las imágenes del estudio no se pueden guardar en %1 mientras están abiertas: %2. Libere la carpeta o su disco e inténtelo de nuevo.</translation>
    </message>
</context>
<context>
    <name>glioscope::TaskRow</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1, %2 de %3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>glioscope::TrainingDialog</name>
    <message>
        <source>Train a Model</source>
        <translation>Entrenar un modelo</translation>
    </message>
    <message>
        <source>&amp;1  Data</source>
        <translation>&amp;1  Datos</translation>
    </message>
    <message>
        <source>&amp;2  Patches</source>
        <translation>&amp;2  Parches</translation>
    </message>
    <message>
        <source>&amp;3  Network</source>
        <translation>&amp;3  Red</translation>
    </message>
    <message>
        <source>&amp;4  Run</source>
        <translation>&amp;4  Ejecución</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Atrás</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Siguiente</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Cerrar</translation>
    </message>
    <message>
        <source>There is a model named %1 already; give this one another name under Network.</source>
        <translation>Ya hay un modelo llamado %1; déle otro nombre a este en Red.</translation>
    </message>
    <message>
        <source>A segmentation is running; wait for it or cancel it first.</source>
        <translation>Hay una segmentación en curso; espere a que termine o cancélela.</translation>
    </message>
</context>
<context>
    <name>glioscope::ViewButtons</name>
    <message>
        <source>From the front (anterior); the patient&apos;s left is on the right</source>
        <translation>Desde delante (anterior); la izquierda del paciente está a la derecha</translation>
    </message>
    <message>
        <source>From behind (posterior); the patient&apos;s left is on the left</source>
        <translation>Desde detrás (posterior); la izquierda del paciente está a la izquierda</translation>
    </message>
    <message>
        <source>From the patient&apos;s left</source>
        <translation>Desde la izquierda del paciente</translation>
    </message>
    <message>
        <source>From the patient&apos;s right</source>
        <translation>Desde la derecha del paciente</translation>
    </message>
    <message>
        <source>From above (superior); the patient&apos;s left is on the left</source>
        <translation>Desde arriba (superior); la izquierda del paciente está a la izquierda</translation>
    </message>
    <message>
        <source>From below (inferior); the patient&apos;s left is on the right, as in axial slices</source>
        <translation>Desde abajo (inferior); la izquierda del paciente está a la derecha, como en los cortes axiales</translation>
    </message>
</context>
<context>
    <name>glioscope::VolumePane</name>
    <message>
        <source>3D view</source>
        <translation>Vista 3D</translation>
    </message>
    <message>
        <source>Making surfaces…</source>
        <translation>Creando superficies…</translation>
    </message>
    <message>
        <source>No tumour to show</source>
        <translation>No hay tumor que mostrar</translation>
    </message>
    <message>
        <source>Too fragmented for surfaces: %1</source>
        <translation>Demasiado fragmentado para superficies: %1</translation>
    </message>
    <message>
        <source>Too fragmented for surfaces</source>
        <translation>Demasiado fragmentado para superficies</translation>
    </message>
</context>
<context>
    <name>glioscope::VolumeTable</name>
    <message>
        <source>%L1 voxels</source>
        <translation>%L1 vóxeles</translation>
    </message>
</context>
<context>
    <name>glioscope::VoxelTable</name>
    <message>
        <source>outside</source>
        <translation>fuera</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etiqueta</translation>
    </message>
</context>
<context>
    <name>glioscope::WrappedLabel</name>
    <message>
        <source>%1 and %2</source>
        <translation>%1 y %2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
</context>
</TS>
