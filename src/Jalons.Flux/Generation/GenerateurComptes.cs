using System.Globalization;
using System.Text;
using Jalons.Flux.Caf;

namespace Jalons.Flux.Generation;

/// <summary>
/// Writes made-up accounting flows about the households of a <see cref="GenerateurFlux"/>, as they were in a month: overpayments transferred to the
/// département (VRSC0201) and movements of its advance (VRSF0501). Both tell the same transfers, and the totals announced are those of the movements.
/// </summary>
public sealed class GenerateurComptes
{
    private readonly OptionsGenerateur _options;
    private readonly Passe _passe;
    private readonly Lazy<List<InduGenere>> _indus;

    internal GenerateurComptes(OptionsGenerateur options, Passe passe)
    {
        (_options, _passe) = (options, passe);
        _indus = new(() => [.. passe.Connus().Select(f => InduGenere.De(options.Graine, f, options.PremierJour)).OfType<InduGenere>()]);
    }

    /// <summary>Writes the overpayments transferred in a month: the reference one, or one of the months before it that the generator knows.</summary>
    /// <returns>Households written; a flow of none is no flow.</returns>
    public int EcrireCreances(Stream sortie, DateOnly mois)
    {
        var xml = Commencer(sortie, 'D', mois);
        var ecrivain = new EcrivainFoyer(xml, _options.Departement) { Mois = mois };
        var transferes = _indus.Value.Where(i => i.Suite == SuiteIndu.Transfere && i.SuiteLe == mois).ToList();
        transferes.ForEach(ecrivain.EcrireCreance);
        Terminer(xml, transferes.Count);
        return transferes.Count;
    }

    /// <summary>Writes the movements of the advance of a month: the reference one, or one of the months before it that the generator knows.</summary>
    /// <returns>Households written.</returns>
    public int EcrireAcomptes(Stream sortie, DateOnly mois)
    {
        var xml = Commencer(sortie, 'F', mois);
        var ecrivain = new EcrivainFoyer(xml, _options.Departement) { Mois = mois };
        var indus = _indus.Value.Where(i => MouvementGenere.De(i, mois).Any()).ToDictionary(i => i.Foyer.Indice);
        var (foyers, tous) = (0, new List<MouvementGenere>());
        foreach (var foyer in _passe.Foyers(mois))
        {
            List<MouvementGenere> mouvements = [.. ecrivain.Allocations(foyer), .. indus.Remove(foyer.Indice, out var indu) ? MouvementGenere.De(indu, mois) : []];
            Ecrire(foyer, mouvements);
        }

        foreach (var indu in indus.Values)
        {
            Ecrire(indu.Foyer, [.. MouvementGenere.De(indu, mois)]);
        }

        Totaliser(xml, tous);
        Terminer(xml, foyers);
        return foyers;

        void Ecrire(FoyerGenere foyer, List<MouvementGenere> mouvements)
        {
            if (mouvements.Count > 0)
            {
                ecrivain.EcrireAcompte(foyer, mouvements);
                tous.AddRange(mouvements);
                foyers++;
            }
        }
    }

    private static EcrivainXml Commencer(Stream sortie, char nature, DateOnly mois)
    {
        var xml = new EcrivainXml(sortie);
        xml.EnTete("CRI", nature, 'M', mois.AddMonths(1).AddDays(9), "03:40:12", mois);
        return xml;
    }

    private static void Totaliser(EcrivainXml xml, List<MouvementGenere> mouvements)
    {
        xml.Ouvrir("TotalisationAcompte"u8);
        Total(xml, "TotalAllocationsComptabilisees"u8, mouvements, FamilleAcompte.Allocations);
        Total(xml, "TotalIndusConstates"u8, mouvements, FamilleAcompte.IndusConstates);
        Total(xml, "TotalIndusTransferesCG"u8, mouvements, FamilleAcompte.IndusTransferes);
        Total(xml, "TotalRemisesIndus"u8, mouvements, FamilleAcompte.Remises);
        Total(xml, "TotalAnnulationsIndus"u8, mouvements, FamilleAcompte.FaiblesMontants, FamilleAcompte.AutresAnnulations);
        Total(xml, "MontantTotalAcompte"u8, mouvements, Enum.GetValues<FamilleAcompte>());
        xml.Fermer("TotalisationAcompte"u8);
    }

    private static void Total(EcrivainXml xml, ReadOnlySpan<byte> nom, List<MouvementGenere> mouvements, params FamilleAcompte[] familles)
    {
        var majore = mouvements.Where(m => m.EstMajore && familles.Contains(m.Famille)).Sum(m => m.Montant);
        var socle = mouvements.Where(m => !m.EstMajore && familles.Contains(m.Famille)).Sum(m => m.Montant);
        xml.Ouvrir(nom);
        xml.Montant("MTTOTSOCLRSA"u8, socle);
        xml.Montant("MTTOTSOCLMAJORSA"u8, majore);
        xml.Montant("MTTOTLOCALRSA"u8, 0);
        xml.Montant("MTTOTRSA"u8, socle + majore);
        xml.Fermer(nom);
    }

    private static void Terminer(EcrivainXml xml, int foyers)
    {
        xml.Brut(Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"\n<TransmissionFlux><NBTOTDOSRSATRANSM>{foyers}</NBTOTDOSRSATRANSM><NBTOTDOSRSATRANSMANO>0</NBTOTDOSRSATRANSMANO></TransmissionFlux>\n</Racine>\n")));
        xml.Terminer();
    }
}
