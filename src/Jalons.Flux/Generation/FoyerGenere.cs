namespace Jalons.Flux.Generation;

/// <summary>A made-up household, as the flow pictures it. Changed by the events of the daily flows.</summary>
internal sealed class FoyerGenere
{
    public required int Indice { get; init; }

    public required bool Msa { get; init; }

    public required string Matricule { get; init; }

    public required string Numero { get; init; }

    public required DateOnly Demande { get; init; }

    public DateOnly? Arrivee { get; init; }

    public DateOnly? Depart { get; set; }

    public List<PersonneGeneree> Personnes { get; } = [];

    public string Situation { get; set; } = "CEL";

    public DateOnly SituationDepuis { get; set; }

    public List<AdresseGeneree> Adresses { get; } = [];

    public int Etat { get; set; } = 2;

    public List<(string Motif, DateOnly Depuis)> Suspensions { get; } = [];

    public (string Motif, DateOnly Le)? Fin { get; set; }

    public bool SansDomicile { get; init; }

    public bool Logement { get; init; }

    public DateOnly Ouverture { get; set; }

    public bool Majore { get; set; }

    public (decimal Montant, DateOnly Du, DateOnly Au)? Reduction { get; set; }

    public bool TiersPaye { get; init; }

    public DateOnly? Controle { get; set; }

    public List<(TimeOnly Heure, string FaitGenerateur)> Evenements { get; } = [];

    public PersonneGeneree Demandeur => Personnes[0];

    public PersonneGeneree? Conjoint => Personnes.Find(p => p.Role == "CJT" && p.Jusque is null);

    public IEnumerable<PersonneGeneree> Adultes => Personnes.Where(p => p.Role is "DEM" or "CJT" && p.Jusque is null);

    public int Enfants => Personnes.Count(p => p.Role == "ENF" && p.Jusque is null);
}

/// <summary>A made-up person.</summary>
internal sealed class PersonneGeneree
{
    public required bool Femme { get; init; }

    public required string Nom { get; init; }

    public required string NomNaissance { get; init; }

    public required string Prenom { get; init; }

    public required DateOnly Naissance { get; init; }

    public char Precision { get; init; } = 'N';

    public required string LieuNaissance { get; init; }

    public int Rang { get; init; } = 1;

    /// <summary>Number as sent: 15 characters, 13, with a wrong key, or none.</summary>
    public string? Nir { get; init; }

    public string Role { get; set; } = "DEM";

    public required DateOnly Depuis { get; init; }

    public DateOnly? Jusque { get; set; }

    public string? DemandePrecedente { get; init; }

    public string? FranceTravail { get; set; }

    public bool? Soumis { get; set; }

    public bool Entree { get; set; }

    public string Activite { get; set; } = "SSA";

    public DateOnly ActiviteDepuis { get; set; }

    public string? Contrat { get; set; }

    public (string Activite, DateOnly Du, DateOnly Au)? Ancienne { get; set; }

    /// <summary>Earned income, euros per month on average over the quarter.</summary>
    public int Revenu { get; set; }

    public DateOnly? Grossesse { get; set; }
}

/// <summary>A made-up address.</summary>
/// <param name="Depuis">Moved in on.</param>
/// <param name="Destinataire">Care of.</param>
/// <param name="Complement">Building.</param>
/// <param name="Numero">Street number.</param>
/// <param name="TypeVoie">Kind of street.</param>
/// <param name="Voie">Street name; first line abroad.</param>
/// <param name="LieuDit">Locality.</param>
/// <param name="Commune">Commune; null abroad.</param>
internal sealed record AdresseGeneree(
    DateOnly Depuis, string Destinataire, string Complement, string Numero, string TypeVoie, string Voie, string LieuDit, CommuneTiree? Commune);
