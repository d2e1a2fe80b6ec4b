using System.Xml;
using Jalons.Flux.Xml;

namespace Jalons.Flux.Caf;

/// <summary>The repeated blocks of a flow, from the element after the header to the end of the file, with the trailer.</summary>
/// <param name="xml">Reader, on the first element after the header or on the end of the root.</param>
/// <param name="repete">Name of the repeated block.</param>
/// <param name="compte">Trailer element that counts the blocks.</param>
/// <param name="elementsInconnus">Where the other elements are counted.</param>
/// <param name="prendre">Takes another block of the flow, by its name; false when it is unknown.</param>
internal sealed class LectureBlocs(LecteurXml xml, string repete, string compte, Dictionary<string, int> elementsInconnus, Func<string, BlocXml, bool> prendre)
{
    /// <summary>Trailer; null until it was met.</summary>
    public FinFlux? Fin { get; private set; }

    /// <summary>Gives the blocks, always in the same object: one at a time.</summary>
    /// <exception cref="FluxRefuseException">Truncated or badly formed file.</exception>
    public IEnumerable<BlocXml> Lire()
    {
        var bloc = new BlocXml();
        for (var genre = xml.Xml.NodeType; genre != XmlNodeType.EndElement; genre = xml.Lire())
        {
            if (genre != XmlNodeType.Element)
            {
                continue;
            }

            var nom = xml.Xml.LocalName;
            bloc.Lire(xml);
            if (nom == repete && Fin is null)
            {
                yield return bloc;
            }
            else
            {
                Ranger(nom, bloc);
            }
        }

        Terminer();
    }

    private void Ranger(string nom, BlocXml bloc)
    {
        if (nom == "TransmissionFlux" && Fin is null)
        {
            Fin = LectureEnTete.LireFin(bloc, xml.Noms, compte);
        }
        else if (nom == repete || nom is "TransmissionFlux" or "IdentificationFlux")
        {
            throw RefusFlux.Structure(nom);
        }
        else if (!prendre(nom, bloc))
        {
            elementsInconnus[nom] = elementsInconnus.GetValueOrDefault(nom) + 1;
        }
    }

    private void Terminer()
    {
        if (Fin is null)
        {
            throw RefusFlux.Tronque();
        }

        while (xml.Lire() != XmlNodeType.None)
        {
            // Comments and white space after the root; anything else is badly formed and thrown by the reader.
        }
    }
}
