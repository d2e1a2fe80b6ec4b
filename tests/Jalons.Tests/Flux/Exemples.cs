using System.Text;
using Jalons.Flux.Caf;
using Xunit;

namespace Jalons.Tests.Flux;

/// <summary>The fictional samples, and small flows built from them.</summary>
internal static class Exemples
{
    public static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static byte[] Mensuel { get; } = Octets("exemple-beneficiaire-mensuel.xml");

    public static byte[] Quotidien { get; } = Octets("exemple-beneficiaire-quotidien.xml");

    public static byte[] Instruction { get; } = Octets("exemple-instruction.xml");

    /// <summary>The monthly sample as text.</summary>
    public static string TexteMensuel => Windows1252.GetString(Mensuel);

    public static byte[] Octets(string nom)
    {
        using var flux = typeof(Exemples).Assembly.GetManifestResourceStream("Flux." + nom)!;
        var octets = new byte[flux.Length];
        flux.ReadExactly(octets);
        return octets;
    }

    /// <summary>The monthly sample with one replacement, which must apply.</summary>
    public static string Avec(string ancien, string nouveau) => Remplacer(TexteMensuel, ancien, nouveau);

    public static string Remplacer(string texte, string ancien, string nouveau)
    {
        var i = texte.IndexOf(ancien, StringComparison.Ordinal);
        Assert.True(i >= 0, "Texte à remplacer absent : " + ancien);
        return texte[..i] + nouveau + texte[(i + ancien.Length)..];
    }

    public static Lecture Lire(string texte) => Lire(Windows1252.GetBytes(texte));

    public static Lecture Lire(byte[] octets) => Lire(new MemoryStream(octets));

    public static Lecture Lire(Stream flux)
    {
        using var lecteur = new LecteurBeneficiaires(flux);
        var enTete = lecteur.LireEnTete();
        var elements = lecteur.Lire().ToList();
        return new Lecture(enTete, elements, lecteur.Fin!, lecteur.ElementsInconnus, lecteur.CodesInconnus, lecteur.OctetsLus);
    }

    public static FluxRefuseException Refus(string texte) => Refus(Windows1252.GetBytes(texte));

    public static FluxRefuseException Refus(byte[] octets) => Assert.Throws<FluxRefuseException>(() => Lire(octets));
}

/// <summary>All that one reading gave.</summary>
internal sealed record Lecture(
    EnTeteFlux EnTete,
    IReadOnlyList<ElementFlux> Elements,
    FinFlux Fin,
    IReadOnlyDictionary<string, int> ElementsInconnus,
    IReadOnlyDictionary<string, int> CodesInconnus,
    long Octets)
{
    public IReadOnlyList<FoyerRecu> Foyers { get; } = [.. Elements.OfType<FoyerLu>().Select(e => e.Foyer)];

    public IReadOnlyList<RejetFlux> Rejets { get; } = [.. Elements.OfType<FoyerRejete>().Select(e => e.Rejet)];

    public FoyerRecu this[string numero] => Foyers.Single(f => f.NumeroDemande == numero);
}
