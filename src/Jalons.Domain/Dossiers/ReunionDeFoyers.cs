using Jalons.Domain.Socle;

namespace Jalons.Domain.Dossiers;

/// <summary>A dossier that may be made one with another.</summary>
/// <param name="Id">The dossier.</param>
/// <param name="Numero">Claim number.</param>
/// <param name="Etat">State of the right; null when only a claim is known.</param>
/// <param name="ReuniA">The dossier to which it already leads.</param>
public sealed record DossierAReunir(DossierId Id, string Numero, EtatDroit? Etat, DossierId? ReuniA)
{
    /// <summary>True while the payer has neither refused nor closed the right.</summary>
    public bool EstOuvert => Etat is EtatDroit.EnAttente or EtatDroit.OuvertVersable or EtatDroit.DroitSuspendu or EtatDroit.VersementSuspendu;
}

/// <summary>When two dossiers may be made one: the same household known under two claim numbers (issue 3, 4; docs/adr/0081).</summary>
public static class ReunionDeFoyers
{
    /// <summary>What must be settled first; null when nothing must.</summary>
    /// <param name="garde">The dossier that would stay.</param>
    /// <param name="absorbe">The one whose number would lead to it.</param>
    /// <param name="enCommun">People known in both.</param>
    /// <param name="aRegler">Pairs of their members who may be one person, and whom nobody has settled.</param>
    public static Refus? Verifier(DossierAReunir garde, DossierAReunir absorbe, int enCommun, int aRegler)
    {
        if (garde.Id == absorbe.Id)
        {
            return new("foyers.meme_dossier", "C’est le même dossier.");
        }

        if (new[] { garde, absorbe }.FirstOrDefault(d => d.ReuniA is not null) is { } reuni)
        {
            return new("foyers.deja_reuni", $"Le dossier {reuni.Numero} est déjà réuni à un autre.");
        }

        if (absorbe.EstOuvert && !garde.EstOuvert)
        {
            return new("foyers.garder_l_ouvert", $"Le droit du dossier {absorbe.Numero} est ouvert, celui du dossier {garde.Numero} ne l’est pas : gardez le dossier {absorbe.Numero}.");
        }

        if (aRegler > 0)
        {
            return new("foyers.personnes_a_regler", "Deux de leurs membres sont peut-être une seule personne : réglez d’abord ce doublon possible.");
        }

        return enCommun == 0
            ? new("foyers.personne_en_commun", "Personne n’est connu dans les deux dossiers. Si une même personne y figure sous deux fiches, réunissez d’abord ces fiches.")
            : null;
    }
}
