using System.Text;
using System.Xml;
using Jalons.Flux.Caf;

namespace Jalons.Flux.Xml;

/// <summary>
/// Pull reader over a foreign XML file: no document type, no external resource, bounded depth, names and texts, and every
/// failure turned into a <see cref="FluxRefuseException"/>. The XML declaration decides of the encoding.
/// </summary>
internal sealed class LecteurXml : IDisposable
{
    /// <summary>Deepest level accepted; the CAF flows have fewer than ten.</summary>
    public const int ProfondeurMaximum = 24;

    private readonly FluxBorne _borne;
    private readonly bool _entites;
    private bool _racineOuverte;
    private bool _racineFermee;

    /// <summary>Opens a stream; nothing is refused before the first <see cref="Lire"/>, save what is no XML at all.</summary>
    /// <exception cref="FluxRefuseException">Empty file, or a file that is not XML.</exception>
    public LecteurXml(Stream flux) : this(new FluxBorne(flux))
    {
    }

    /// <summary>Opens a stream already under watch.</summary>
    /// <exception cref="FluxRefuseException">Empty file, or a file that is not XML.</exception>
    public LecteurXml(FluxBorne borne)
    {
        Windows1252.Declarer();
        _borne = borne;
        var debut = _borne.Apercu();
        switch (Signature.De(debut))
        {
            case FormatFlux.Vide: throw RefusFlux.Vide();
            case FormatFlux.XmlIllisible: break;
            case var autre: throw RefusFlux.PasXml("c’est un " + autre.Nom());
        }

        _entites = Signature.ContientDoctype(debut);
        Noms = new TableNoms();
        Xml = Ouvrir(Signature.SurUnOctet(debut));
    }

    /// <summary>The reader, on the current node.</summary>
    public XmlReader Xml { get; }

    /// <summary>Names met so far.</summary>
    public TableNoms Noms { get; }

    /// <summary>True when texts may hold control characters to repair (windows-1252 read as something else).</summary>
    public bool AReparer { get; private set; }

    /// <summary>Bytes consumed.</summary>
    public long OctetsLus => _borne.OctetsLus;

    /// <summary>Goes to the next node: an element, a text, an end; <see cref="XmlNodeType.None"/> at the end of the file.</summary>
    public XmlNodeType Lire()
    {
        var genre = LireDansUnBloc();
        if (genre == XmlNodeType.Element)
        {
            VerifierProfondeur(Xml.Depth);
            _racineOuverte = true;
            _racineFermee |= Xml.Depth == 0 && Xml.IsEmptyElement;
        }
        else if (genre == XmlNodeType.EndElement && Xml.Depth == 0)
        {
            _racineFermee = true;
        }

        return genre;
    }

    /// <summary>The same inside of a block of the flow, where the caller itself counts the depth.</summary>
    public XmlNodeType LireDansUnBloc()
    {
        _borne.NouveauNoeud();
        try
        {
            return Xml.Read() ? Xml.NodeType : XmlNodeType.None;
        }
        catch (Exception e) when (e is XmlException or ArgumentException or NotSupportedException or OverflowException)
        {
            throw Traduire(e);
        }
    }

    /// <summary>Refuses a file that goes too deep.</summary>
    public static void VerifierProfondeur(int profondeur)
    {
        if (profondeur > ProfondeurMaximum)
        {
            throw RefusFlux.Profondeur();
        }
    }

    /// <summary>Copies the text of the current node into <paramref name="tampon"/>, growing it when needed.</summary>
    /// <returns>Number of characters copied.</returns>
    public int CopierTexte(ref char[] tampon, int debut)
    {
        try
        {
            var total = 0;
            while (true)
            {
                var place = tampon.Length - debut - total;
                if (place < 256)
                {
                    Array.Resize(ref tampon, tampon.Length * 2);
                    continue;
                }

                var n = Xml.ReadValueChunk(tampon, debut + total, place);
                total += n;
                if (n < place - 1)
                {
                    return total;
                }
            }
        }
        catch (Exception e) when (e is XmlException or ArgumentException)
        {
            throw Traduire(e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Xml.Dispose();

    private XmlReader Ouvrir(bool surUnOctet)
    {
        var reglages = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            CloseInput = false,
            NameTable = Noms,
        };
        AReparer = !surUnOctet;
        return surUnOctet ? XmlReader.Create(new LecteurOctets(_borne), reglages) : XmlReader.Create(_borne, reglages);
    }

    private FluxRefuseException Traduire(Exception erreur)
    {
        if (_entites && !_racineOuverte)
        {
            return RefusFlux.Entite();
        }

        if (erreur is not XmlException xml || xml.LineNumber == 0)
        {
            return RefusFlux.Encodage();
        }

        return _borne.Fini && !_racineFermee ? RefusFlux.Tronque() : RefusFlux.MalForme(xml.LineNumber, xml.LinePosition);
    }
}
