using Jalons.Flux.Caf;
using Xunit;

namespace Jalons.Tests.Flux;

/// <summary>Tests that measure what is alive in memory: alone, after the others.</summary>
[CollectionDefinition(DisableParallelization = true)]
public class MemoireSeule;

/// <summary>Memory does not grow with the file (T17).</summary>
[Collection(typeof(MemoireSeule))]
public class MemoireTests
{
    [Fact]
    public void Deux_cents_megaoctets_en_memoire_constante()
    {
        var texte = Exemples.TexteMensuel;
        var debut = texte.IndexOf("<InfosFoyerRSA>", StringComparison.Ordinal);
        var fin = texte.IndexOf("<TransmissionFlux>", StringComparison.Ordinal);
        using var flux = new FluxRepete(texte[..debut], Exemples.Windows1252.GetBytes(texte[debut..fin]), 200L << 20, texte[fin..]);
        using var lecteur = new LecteurBeneficiaires(flux);
        lecteur.LireEnTete();

        var (lus, maximum) = (0L, 0L);
        var avant = 0L;
        foreach (var element in lecteur.Lire())
        {
            Assert.IsType<FoyerLu>(element);
            lus++;
            if (lus % 8_000 == 100)
            {
                var vivants = GC.GetTotalMemory(forceFullCollection: true);
                avant = avant == 0 ? vivants : avant;
                maximum = Math.Max(maximum, vivants);
            }
        }

        Assert.Equal(flux.Repetitions * 4, lus);
        Assert.True(lecteur.OctetsLus > 200_000_000);
        Assert.True(maximum - avant < 8 << 20, $"{(maximum - avant) >> 10} Kio de plus");
    }
}
