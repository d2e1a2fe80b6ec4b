using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;

namespace Jalons.TestKit;

/// <summary>
/// Writes beneficiary flows VRSB0801 (<c>references/cnaf/flux.md</c> §3.1) for tests: real XML bytes, in the order of the schema. Each
/// call gives another builder, so that a flow, a household or a person is a value from which variants are made.
/// </summary>
/// <example>
/// <code>
/// var foyer = FoyerBuilder.Nouveau("00000000155").Avec(PersonneBuilder.Demandeur("DUPONT", "MARIE", new(1990, 5, 2)).Soumis(true));
/// var mensuel = FluxBuilder.Mensuel(2025, 10).Avec(foyer);
/// var quotidien = FluxBuilder.Quotidien(new(2025, 11, 12)).Avec(foyer.Clos("ECH", new(2025, 11, 1)).Evenement("CLODOS", new(2025, 11, 11)));
/// await importeur.ImporterAsync(new DemandeImport(mensuel.Ecrire(), "mensuel.xml", null, recuLe));
/// </code>
/// </example>
public sealed record FluxBuilder
{
    private static readonly Lazy<string> Dossier = new(CreerDossier);
    private static int compteur;

    private FluxBuilder()
    {
    }

    private string ApplicationEmettrice { get; init; } = "CRI";

    private char Type { get; init; } = 'M';

    private string Nature { get; init; } = "D";

    private DateOnly Reference { get; init; }

    private ImmutableList<object> Blocs { get; init; } = [];

    private int? Annonces { get; init; }

    private bool AvecFin { get; init; } = true;

    private string Destinataire { get; init; } = "0" + BaseDeTest.Departement;

    private string? Refonte { get; init; }

    private Encoding Codage { get; init; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>DTCREAFLUX and HEUCREAFLUX: what orders the flows.</summary>
    public DateTime Creation { get; private init; }

    /// <summary>Number of households.</summary>
    public int Foyers => Blocs.Count;

    /// <summary>A monthly flow about a month, created on the 4th of the next one.</summary>
    public static FluxBuilder Mensuel(int annee, int mois)
    {
        var reference = new DateOnly(annee, mois, 1);
        return new() { Type = 'M', Reference = reference, Creation = reference.AddMonths(1).AddDays(3).ToDateTime(new TimeOnly(2, 15, 30)) };
    }

    /// <summary>A daily flow created in the evening of a day.</summary>
    public static FluxBuilder Quotidien(DateOnly jour) =>
        new() { Type = 'I', Reference = new DateOnly(jour.Year, jour.Month, 1), Creation = jour.ToDateTime(new TimeOnly(21, 40, 7)) };

    /// <summary>Changes when the flow was created.</summary>
    public FluxBuilder CreeLe(DateTime creation) => this with { Creation = creation };

    /// <summary>Changes DTREF.</summary>
    public FluxBuilder DeReference(DateOnly reference) => this with { Reference = reference };

    /// <summary>Changes APPLIEME: <c>CRI</c> a CAF, <c>AGO</c> the MSA.</summary>
    public FluxBuilder Application(string application) => this with { ApplicationEmettrice = application };

    /// <summary>Writes the flow in a recast schema, <c>VRSD0301</c> or <c>VRSD0101</c>.</summary>
    public FluxBuilder Refondu(string schema = "VRSD0301") => this with { Refonte = schema };

    /// <summary>Changes NATFLUX.</summary>
    public FluxBuilder DeNature(string nature) => this with { Nature = nature };

    /// <summary>Changes IDEPARTE of the households that do not say otherwise: <c>054</c>.</summary>
    public FluxBuilder Pour(string partenaire) => this with { Destinataire = partenaire };

    /// <summary>Changes the encoding, declared and real.</summary>
    public FluxBuilder Encodage(Encoding encodage) => this with { Codage = encodage };

    /// <summary>Adds households, in document order.</summary>
    public FluxBuilder Avec(params IEnumerable<FoyerBuilder> foyers) => this with { Blocs = Blocs.AddRange(foyers) };

    /// <summary>Adds a block as it stands, well formed XML.</summary>
    public FluxBuilder AvecBrut(string xml) => this with { Blocs = Blocs.Add(xml) };

    /// <summary>Announces another number of households than the real one.</summary>
    public FluxBuilder Annonce(int nombre) => this with { Annonces = nombre };

    /// <summary>Leaves out the trailer.</summary>
    public FluxBuilder SansFin() => this with { AvecFin = false };

    /// <summary>The flow as text.</summary>
    public string Texte() => Codage.GetString(Octets());

    /// <summary>The flow as bytes.</summary>
    public byte[] Octets()
    {
        using var octets = new MemoryStream();
        using (var xml = XmlWriter.Create(octets, new XmlWriterSettings { Encoding = SansMarque(Codage), Indent = true, NewLineChars = "\n" }))
        {
            Ecrire(new Ecriture(xml, Refonte));
        }

        return octets.ToArray();
    }

    /// <summary>Writes the flow to a file of its own, removed at the end of the program, and gives its path.</summary>
    public string Ecrire() => Deposer(Octets());

    /// <summary>Writes bytes to a file of their own, removed at the end of the program, and gives its path.</summary>
    public static string Deposer(byte[] octets)
    {
        var chemin = Path.Combine(Dossier.Value, string.Create(CultureInfo.InvariantCulture, $"flux-{Interlocked.Increment(ref compteur)}.xml"));
        File.WriteAllBytes(chemin, octets);
        return chemin;
    }

    private static string CreerDossier()
    {
        var dossier = Directory.CreateTempSubdirectory("jalons-flux-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(dossier, recursive: true);
        return dossier;
    }

    private static Encoding SansMarque(Encoding encodage) => encodage is UTF8Encoding ? new UTF8Encoding(false) : encodage;

    private void Ecrire(Ecriture x) => x.Bloc("Racine", () =>
    {
        x.Bloc("IdentificationFlux", () => x
            .Valeur("APPLIEME", ApplicationEmettrice)
            .Valeur("NUMVERSIONAPPLIEME", "4200")
            .Valeur("VERSIONFLUX", Refonte)
            .Valeur("TYPEFLUX", Type.ToString())
            .Valeur("NATFLUX", Nature)
            .Valeur("DTCREAFLUX", DateOnly.FromDateTime(Creation))
            .Valeur("HEUCREAFLUX", Creation.ToString("HH:mm:ss", CultureInfo.InvariantCulture))
            .Valeur("DTREF", Reference)
            .Valeur("TYPEPARTE", Refonte is null ? null : "CGD")
            .Valeur("IDEPARTE", Refonte is null ? null : Destinataire));
        foreach (var bloc in Blocs)
        {
            if (bloc is FoyerBuilder foyer)
            {
                foyer.Ecrire(x, Destinataire);
            }
            else
            {
                x.Brut((string)bloc);
            }
        }

        if (AvecFin)
        {
            x.Bloc("TransmissionFlux", () => x.Valeur("NBTOTDOSRSATRANSM", Annonces ?? Blocs.Count).Valeur("NBTOTDOSRSATRANSMANO", 0));
        }
    });
}

/// <summary>Writes elements in the order they are asked for; a null value leaves its element out.</summary>
/// <param name="xml">Where they go.</param>
/// <param name="refonte">Recast schema that is written; null for VRSB0801.</param>
internal sealed class Ecriture(XmlWriter xml, string? refonte = null)
{
    public bool EstRefondu => refonte is not null;

    /// <summary>True for VRSD0101, whose blocks stand elsewhere.</summary>
    public bool EstRefonduAncien => refonte == "VRSD0101";

    public void Bloc(string nom, Action contenu)
    {
        xml.WriteStartElement(nom);
        contenu();
        xml.WriteEndElement();
    }

    public Ecriture Valeur(string nom, string? valeur)
    {
        if (valeur is not null)
        {
            xml.WriteElementString(nom, valeur);
        }

        return this;
    }

    public Ecriture Valeur(string nom, DateOnly? valeur) => Valeur(nom, valeur?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public Ecriture Valeur(string nom, int? valeur) => Valeur(nom, valeur?.ToString(CultureInfo.InvariantCulture));

    public Ecriture Valeur(string nom, bool? valeur) => Valeur(nom, valeur switch { true => "1", false => "0", _ => null });

    public Ecriture Valeur(string nom, decimal? valeur) => Valeur(nom, valeur?.ToString("0.00", CultureInfo.InvariantCulture));

    public void Brut(string texte) => xml.WriteRaw(texte);
}
